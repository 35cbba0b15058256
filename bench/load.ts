import { Agent, request } from 'node:http'

export interface Asked {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** One request, its status and body. */
export const ask = ({
  method,
  url,
  headers,
  body,
}: Asked): Promise<{ status: number; body: string; headers: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: answer.headers,
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** Answered requests a second, with so many under way at once; a wrong answer ends the measurement. */
export async function load(next: () => Asked, { seconds = 3, together = 8 } = {}): Promise<number> {
  const until = performance.now() + seconds * 1000
  let answered = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (performance.now() < until) {
        const { status, body } = await ask(next())
        if (status !== 200) throw new Error(`${status}: ${body.slice(0, 300)}`)
        answered += 1
      }
    }),
  )
  return (answered * 1000) / (performance.now() - start)
}
