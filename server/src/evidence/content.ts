import { setImmediate } from 'node:timers/promises'
import { FILE_KINDS, type FileKind, LIMITS } from '@zhishi/domain/evidence/evidence.ts'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import * as jpeg from '../platform/jpeg.ts'
import * as png from '../platform/png.ts'
import { type Entry, entriesOf, inflater } from '../platform/zip.ts'

/** What came, as it will be kept. */
export interface Content {
  readonly kind: FileKind
  readonly bytes: Uint8Array
}

const MEGA = 1_000_000

/**
 * Says by its bytes what a file is and whether it may be kept; its name must say the same. Pictures
 * lose their metadata. What office files hold is inflated under bounds once, and never interpreted.
 */
export async function readContent(bytes: Uint8Array, file: string): Promise<Content> {
  const refuse = (why: string, about: Record<string, string | number> = {}): never => {
    throw new Refusal(reason(`evidence.${why}`, { file, ...about }))
  }
  const content = await contentOf(bytes, file, refuse)
  const { endings } = FILE_KINDS[content.kind]
  const ending = /\.([^.]*)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  if (!endings.includes(ending)) refuse('named-otherwise', { ending: endings[0] ?? '' })
  return content
}

type Refuse = (why: string, about?: Record<string, string | number>) => never

async function contentOf(bytes: Uint8Array, file: string, refuse: Refuse): Promise<Content> {
  if (bytes.length === 0) refuse('empty')
  if (jpeg.isJpeg(bytes)) return picture('jpeg', jpeg.withoutMetadata(bytes), refuse)
  if (png.isPng(bytes)) return picture('png', png.withoutMetadata(bytes), refuse)
  if (startsWith(bytes, '%PDF-')) {
    if (!tailOf(bytes).includes('%%EOF')) refuse('damaged')
    return { kind: 'pdf', bytes }
  }
  if (startsWith(bytes, 'PK')) return { kind: await officeKind(bytes, file, refuse), bytes }
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) refuse('old-office')
  if (isText(bytes)) return { kind: 'text', bytes }
  return refuse('unknown-kind')
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text

const tailOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(-2048)).toString('latin1')

function picture(
  kind: 'png' | 'jpeg',
  read: { bytes: Uint8Array; width: number; height: number } | undefined,
  refuse: Refuse,
): Content {
  const { bytes, width, height } = read ?? refuse('damaged')
  if (width * height > LIMITS.pixels)
    refuse('too-many-pixels', { megapixels: LIMITS.pixels / MEGA })
  return { kind, bytes }
}

// oxlint-disable-next-line no-control-regex -- finding them is the point
const NO_TEXT = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/

/** Text in UTF-8, or in GB 18030 as older editors write it. */
function isText(bytes: Uint8Array): boolean {
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return !NO_TEXT.test(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
}

/** By which part an office file is known, and what kind it is. */
const MAIN_PARTS = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['OFD.xml', 'ofd'],
] as const
const PROGRAMS = /vbaProject|vbaData|macrosheet|activeX|oleObject|\.(exe|dll|bat|cmd|js|vbs|jar)$/i

/** How the words for archives are told of evidence. */
const IN_ARCHIVE: Readonly<Record<string, string>> = {
  'upload.too-large': 'swells',
  'upload.encrypted': 'encrypted',
}

async function officeKind(bytes: Uint8Array, file: string, refuse: Refuse): Promise<FileKind> {
  try {
    const entries = entriesOf(bytes, file)
    const names = new Set(entries.map(({ name }) => name))
    const [, kind] = MAIN_PARTS.find(([part]) => names.has(part)) ?? []
    if (entries.some(({ name }) => PROGRAMS.test(name))) refuse('macros')
    if (await declaresMacros(entries, file)) refuse('macros')
    return kind ?? refuse('unknown-kind')
  } catch (error) {
    if (!(error instanceof Refusal) || !error.reason.code.startsWith('upload.')) throw error
    return refuse(IN_ARCHIVE[error.reason.code] ?? 'damaged')
  }
}

/** Inflates every part under bounds, with a breath after each for the other requests. */
async function declaresMacros(entries: readonly Entry[], file: string): Promise<boolean> {
  const inflate = inflater(file)
  let found = false
  for (const entry of entries) {
    const part = inflate(entry)
    if (entry.name === '[Content_Types].xml')
      found = /macroEnabled/i.test(Buffer.from(part).toString('utf8'))
    await setImmediate()
  }
  return found
}
