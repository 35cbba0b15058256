import { useState } from 'react'
import { t } from '../kernel/words.ts'
import { Problem, call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { toast } from '../ui/toast.tsx'
import { evidenceApi } from './api.built.ts'
import { limits, megabytes } from './limits.built.ts'
import { asSent } from './picture.ts'
import { askAgain } from './queries.ts'

/** How far a file is: it has an id of its own, under which it may be sent again. */
export interface Sending {
  readonly id: string
  readonly name: string
  readonly isDone: boolean
  /** Why it was not taken. */
  readonly problem: string | undefined
}

async function send(noun: string, record: string, id: string, file: File): Promise<void> {
  const { name, body } = await asSent(file)
  if (body.size > limits.bytes)
    throw new Problem(0, { code: 'evidence.too-large', about: { file: name, megabytes } })
  const params = { noun, id: record, evidenceId: id }
  await call(evidenceApi.attach, { params, query: { name }, upload: body })
}

/** Sends files one by one; what was not taken stays in sight with the reason until the next try. */
export function useSending(noun: string, record: string) {
  const [files, setFiles] = useState<readonly Sending[]>([])
  const change = (id: string, to: Partial<Sending>) =>
    setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const start = async (chosen: readonly File[]) => {
    const begun = chosen.map((file) => ({ id: newId(), file }))
    setFiles(
      begun.map(({ id, file }) => ({ id, name: file.name, isDone: false, problem: undefined })),
    )
    let sent = 0
    for (const { id, file } of begun) {
      const problem = await send(noun, record, id, file).then(() => undefined, problemText)
      if (problem === undefined) sent += 1
      change(id, { isDone: true, problem })
    }
    if (sent > 0) toast(t('evidence.sent', { count: sent }))
    setFiles((all) => all.filter(({ problem }) => problem !== undefined))
    await askAgain()
  }
  return { files, start, isBusy: files.some(({ isDone }) => !isDone) }
}
