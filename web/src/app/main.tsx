import '../kernel/older-browsers.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { language, loadWords, localeOf, useLanguage } from '../kernel/words.ts'
import { whenAnswered } from '../platform/client.ts'
import { queries, whenSignedOut } from '../platform/query-client.ts'
import { shellWords } from './locales/wordlists.ts'
import { router, signInAgain } from './routes.tsx'
import '../ui/base.css'
import '../ui/controls.css'
import '../ui/parts.css'
import './shell.css'

/** Everything is drawn anew in another language; what is typed stands in the drafts. */
function App() {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider key={useLanguage()} router={router} />
    </QueryClientProvider>
  )
}

async function start(place: Element): Promise<void> {
  document.documentElement.lang = localeOf(language())
  whenSignedOut(signInAgain)
  if (import.meta.env.DEV) whenAnswered((await import('./check.ts')).checkAnswer)
  await loadWords(shellWords)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

// The policy forbids making code from text; the schemas that come with some pages are told not to try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

const place = document.querySelector('#app')
if (place) void start(place)
