import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { operatorError } from '../platform/operator.ts'
import { pause } from '../platform/processes.ts'

const SECOND = 1000
/** How long requests in flight may take to end when the program stops. */
const PATIENCE = 10 * SECOND

/** Slow or endless requests do not keep a connection for ever; headers have a size. */
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15 * SECOND,
  requestTimeout: 300 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
  keepAliveTimeout: 65 * SECOND,
}

export interface Listening {
  readonly port: number
  /** Takes no more requests, lets those in flight end, cuts off what takes too long. */
  stop(): Promise<void>
}

/** Serves the program on an address until it is stopped. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    serverOptions: LIMITS,
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notListening(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.race([closed, pause(PATIENCE)])
      server.closeAllConnections()
      await closed
    },
  }
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return operatorError(
      'http.port_in_use',
      {
        zh: `${host}:${port} 已被别的程序占用。请先停止它，或用 PORT 换一个端口，例如 PORT=${port + 1} npm start。`,
        en: `${host}:${port} is in use by another program. Stop it, or take another port: PORT=${port + 1} npm start.`,
      },
      error,
    )
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return operatorError(
      'http.address',
      {
        zh: `不能在 ${host}:${port} 上监听（${error.code}）。请检查 HOST 与 PORT。`,
        en: `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
      },
      error,
    )
  return error
}
