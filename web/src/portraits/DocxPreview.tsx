import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { t } from '../kernel/words.ts'
import { Problem } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'

async function fetchFile(href: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(href, { credentials: 'same-origin', signal })
  if (response.ok) return response.blob()
  const body = (await response.json().catch(() => ({}))) as { reason?: Problem['reason'] }
  throw new Problem(response.status, body.reason ?? { code: 'not-found' })
}

interface DocxPreviewProps {
  readonly href: string
  /** Each sheet of a form is one page. */
  readonly form?: boolean
}

/** The document as it will be printed, drawn from the very file that is downloaded. */
export function DocxPreview({ href, form = false }: DocxPreviewProps) {
  const host = useRef<HTMLDivElement>(null)
  const file = useQuery({
    queryKey: ['docx', href],
    queryFn: ({ signal }) => fetchFile(href, signal),
    staleTime: 0,
  })
  useEffect(() => {
    const element = host.current
    if (!element || !file.data) return undefined
    let left = false
    void import('./drawDocx.ts').then(async ({ drawDocx }) => {
      const { nodes, styles } = await drawDocx(file.data)
      if (left) return
      const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = styles
      root.replaceChildren(...nodes)
    })
    return () => {
      left = true
    }
  }, [file.data])
  if (file.error) return <p role="alert">{problemText(file.error)}</p>
  return (
    <>
      {!file.data && <p role="status">{t('loading')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide paper is scrolled by keys too */}
      <div
        ref={host}
        className={form ? 'docx-preview form' : 'docx-preview'}
        role="document"
        tabIndex={0}
        aria-label={t('writeUp.preview')}
        lang="zh-CN"
      />
    </>
  )
}
