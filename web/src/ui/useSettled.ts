import { useEffect, useState } from 'react'

/** What is typed, once the typing has paused: one question to the server instead of one a letter. */
export function useSettled(text: string, afterMs = 160): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs)
    return () => clearTimeout(timer)
  }, [text, afterMs])
  return settled
}
