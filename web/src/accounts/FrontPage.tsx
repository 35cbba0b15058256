import type { ReactNode } from 'react'
import { language, switchLanguage, t } from '../kernel/words.ts'
import './accounts.css'

/** The frame of the pages before anybody is signed in. */
export const FrontPage = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className="front">
    <header>
      <span className="seal" aria-hidden="true">
        知事
      </span>
      <p>
        <strong>{t('product')}</strong>
        <span className="faint">{t('product.about')}</span>
      </p>
      <button
        type="button"
        className="link"
        lang={language() === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void switchLanguage(language() === 'zh' ? 'en' : 'zh')}
      >
        {t('shell.otherLanguage')}
      </button>
    </header>
    <h1>{title}</h1>
    {children}
  </main>
)
