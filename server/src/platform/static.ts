import { createHash } from 'node:crypto'
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'

/** The built web, held in memory: some hundred kilobytes that never change while the program runs. */
interface Asset {
  readonly type: string
  readonly cache: string
  readonly tag: string
  /** By encoding; packed when it is first asked for. */
  readonly bodies: Map<Encoding, Uint8Array<ArrayBuffer>>
}
type Encoding = 'identity' | 'br' | 'gzip'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const pack = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
}

/** Reads the files below a folder once and gives the answer to every address that is not the API's. */
export function serveStatic(folder: string): (context: Context) => Promise<Response> {
  const assets = readAssets(folder)
  return async (context) => {
    const { path } = context.req
    // A page of the program has no file of its own: the one page finds out what to show.
    const isPage = /\/[^/.]*$/.test(path)
    const asset = assets.get(path) ?? (isPage ? assets.get('/index.html') : undefined)
    if (!asset) return context.text(isPage ? NOT_BUILT : 'not found', isPage ? 503 : 404)
    const { type, cache, tag } = asset
    const headers = { 'cache-control': cache, etag: tag, vary: 'accept-encoding' }
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers)
    const encoding = encodingFor(context.req.header('accept-encoding') ?? '', type)
    const body = await bodyOf(asset, encoding)
    return context.body(body, 200, {
      ...headers,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding as string }),
      'content-type': type,
    })
  }
}

const NOT_BUILT = '网页还没有构建，请运行 npm start。\nThe web is not built yet: run npm start.\n'

function readAssets(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(files.filter(isServed).map((file) => assetOf(folder, file)))
}

/** Neither hidden files nor the packed twins, which belong to their originals. */
const isServed = (entry: Dirent): boolean =>
  entry.isFile() && !entry.name.startsWith('.') && !/\.(br|gz|map)$/.test(entry.name)

function assetOf(folder: string, file: Dirent): [string, Asset] {
  const full = join(file.parentPath, file.name)
  const path = `/${relative(folder, full).split(sep).join('/')}`
  const bytes = readFileSync(full)
  const bodies = new Map<Encoding, Uint8Array<ArrayBuffer>>([['identity', bytes]])
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const)
    if (existsSync(full + ending)) bodies.set(encoding, readFileSync(full + ending))
  return [
    path,
    {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      // The build puts a hash into the names of what it makes; the rest is asked for anew.
      cache: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      bodies,
    },
  ]
}

function encodingFor(accepted: string, type: string): Encoding {
  if (/^(image\/(png|webp)|font)/.test(type)) return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

async function bodyOf({ bodies }: Asset, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const plain = bodies.get('identity') ?? new Uint8Array()
  const there = bodies.get(encoding)
  if (there) return there
  const packed = await pack[encoding as 'br' | 'gzip'](plain)
  bodies.set(encoding, packed)
  return packed
}
