import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import { attribute } from './package-parts.ts'
import { plain } from './word.ts'
import { entriesOf, inflater } from './zip.ts'

/** Papers from .docx templates that clerks edit. The only importer of the libraries. */

/** What a template may say: a tag, or a list or condition with what may stand inside it. */
export interface Tags {
  readonly [tag: string]: Tags | true
}

/** One thing wrong with a template, in which part and near which words. */
export interface Flaw {
  readonly code: 'unknown' | 'unclosed' | 'unopened' | 'broken' | 'misplaced' | 'missing'
  readonly tag: string
  /** The text around it, so that it is found in Word. */
  readonly near: string
  /** What may stand there. */
  readonly allowed: string[]
}

export const TEMPLATE_BYTES = 4 * 1024 * 1024

const refuse = (why: string, file: string, what = ''): never => {
  throw new Refusal(reason(`template.${why}`, { file, ...(what === '' ? {} : { what }) }))
}

const MACRO = /vbaProject|vbaData|macrosheet|activeX|\/embeddings\/|\.bin$|\.exe$|\.ole/i

/**
 * Opens a template without trusting it: size, entries and ratio are bounded while it is inflated;
 * macros, embedded objects and links to the outside are refused.
 */
export function openTemplate(bytes: Uint8Array, file: string): PizZip {
  if (bytes.length > TEMPLATE_BYTES) refuse('too-large', file)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) refuse('no-docx', file)
  const inflate = inflater(file)
  const entries = entriesOf(bytes, file)
  const names = new Set(entries.map(({ name }) => name))
  if (!names.has('word/document.xml') || !names.has('[Content_Types].xml')) refuse('no-docx', file)
  const zip = new PizZip()
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue
    if (MACRO.test(entry.name)) refuse('macros', file, entry.name)
    const content = inflate(entry)
    if (/\.(xml|rels)$/.test(entry.name))
      refuseHostile(Buffer.from(content).toString('utf8'), entry.name, file)
    zip.file(entry.name, content, { binary: true })
  }
  return zip
}

const EXTERNAL = /TargetMode\s*=\s*["']External/i

function refuseHostile(xml: string, name: string, file: string): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) refuse('no-docx', file)
  if (name.endsWith('.rels') && EXTERNAL.test(xml)) {
    const outside = xml.split('>').find((tag) => EXTERNAL.test(tag)) ?? ''
    refuse('links', file, attribute(outside, 'Target')?.slice(0, 120) ?? name)
  }
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) refuse('macros', file, '.docm')
  const field = /<w:instrText[^>]*>([^<]*(?:INCLUDE|DDE|LINK|IMPORT)[^<]*)/i.exec(xml)?.[1]
  if (field !== undefined) refuse('links', file, field.trim().slice(0, 120))
}

const OPTIONS = { paragraphLoop: true, linebreaks: false } as const

/** Text of the parts that people see, paragraph by paragraph. */
function paragraphsOf(zip: PizZip): string[] {
  return Object.keys(zip.files)
    .filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .toSorted()
    .flatMap((name) => (zip.file(name)?.asText() ?? '').split('</w:p>'))
    .map((one) =>
      [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
    )
    .filter((text) => text !== '')
}

const near = (paragraphs: readonly string[], tag: string): string => {
  const found = paragraphs.find((text) => text.includes(tag)) ?? ''
  const at = Math.max(0, found.indexOf(tag) - 15)
  return Array.from(found.slice(at, at + tag.length + 40))
    .slice(0, 60)
    .join('')
}

/** The tags of a text in their order: `{name}`, `{#list}`, `{^empty}`, `{/list}`. */
const TAG = /\{([#^/]?)([^{}]*)\}/g

/**
 * Every tag that nobody knows, that is not closed, or that stands where it means nothing; and every one
 * of `needed` (each the tags from the outermost inwards) that is nowhere, for then the paper would go
 * out without those words.
 */
export function flawsOf(
  bytes: Uint8Array,
  file: string,
  tags: Tags,
  needed: readonly (readonly string[])[],
): Flaw[] {
  const zip = openTemplate(bytes, file)
  const paragraphs = paragraphsOf(zip)
  const flaws: Flaw[] = []
  const said: string[][] = []
  const open: { readonly name: string; readonly inside: Tags; readonly near: string }[] = []
  const inside = (): Tags => open.at(-1)?.inside ?? tags
  for (const text of paragraphs)
    for (const [tag, kind, raw = ''] of text.matchAll(TAG)) {
      const name = raw.trim()
      const about = { tag, near: near([text], tag), allowed: Object.keys(inside()) }
      if (kind === '/') {
        const last = open.pop()
        if (last === undefined) flaws.push({ code: 'unopened', ...about })
        else if (name !== '' && name !== last.name)
          flaws.push({ code: 'unclosed', tag: `{#${last.name}}`, near: last.near, allowed: [] })
        continue
      }
      const known = knownAs(name, open, tags)
      said.push([...open.map((one) => one.name), name])
      if (known === undefined) flaws.push({ code: 'unknown', ...about })
      // An unknown list is still followed to its end, so that it is told once.
      if (kind !== '')
        open.push({ name, inside: typeof known === 'object' ? known : inside(), near: about.near })
    }
  for (const { name, near: where } of open)
    flaws.push({ code: 'unclosed', tag: `{#${name}}`, near: where, allowed: [] })
  if (flaws.length === 0) flaws.push(...flawsByLibrary(zip, paragraphs))
  if (flaws.length > 0) return flaws
  return needed
    .filter((path) => !said.some((one) => leadsThrough(one, path)))
    .map((path) => ({ code: 'missing', tag: inLists(path), near: '', allowed: [] }))
}

/** Whether a tag stands at the end of such a path; further lists and conditions may stand between. */
const leadsThrough = (said: readonly string[], path: readonly string[]): boolean =>
  said.at(-1) === path.at(-1) &&
  path.reduce((at, tag) => (at < 0 ? at : said.indexOf(tag, at) + 1 || -1), 0) >= 0

/** A tag after the lists in which it has to stand, as it is written in Word. */
const inLists = (path: readonly string[]): string =>
  path.map((tag, i) => (i < path.length - 1 ? `{#${tag}}` : `{${tag}}`)).join('')

/** A tag is known where it stands or in what is around it. */
function knownAs(
  name: string,
  open: readonly { readonly inside: Tags }[],
  tags: Tags,
): Tags | true | undefined {
  if (name === '.') return true
  for (const { inside } of [...open].toReversed()) if (inside[name]) return inside[name]
  return tags[name]
}

interface LibraryError {
  readonly message: string
  readonly properties?: {
    readonly id?: string
    readonly xtag?: string
    readonly errors?: readonly LibraryError[]
  }
}

/** What else the library does not take: a brace that is not closed, a list across cells. */
function flawsByLibrary(zip: PizZip, paragraphs: readonly string[]): Flaw[] {
  try {
    // oxlint-disable-next-line no-new -- reading the tags is what may fail; nothing is filled in
    new Docxtemplater(zip, { ...OPTIONS, errorLogging: false } as never)
    return []
  } catch (error) {
    const { properties } = error as LibraryError
    const all = properties?.errors ?? [error as LibraryError]
    return all.slice(0, 20).map(({ properties: about }) => ({
      code: /unclosed|unopened/.test(about?.id ?? '') ? 'broken' : 'misplaced',
      tag: about?.xtag ?? '',
      near: near(paragraphs, about?.xtag ?? '{'),
      allowed: [],
    }))
  }
}

/** Every text as text: one line, nothing that XML forbids; the library escapes the rest. */
function asText(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return value.map(asText)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]))
  return value
}

/** Fills a template in. What it asks for and is not given stays empty. */
export function fillTemplate(
  bytes: Uint8Array,
  content: Readonly<Record<string, unknown>>,
): Uint8Array {
  const made = new Docxtemplater(openTemplate(bytes, ''), {
    ...OPTIONS,
    nullGetter: () => '',
    parser: plainParser,
  })
  made.render(asText(content) as never)
  return made.toBuffer({ compression: 'DEFLATE' })
}

/** A tag is a name and nothing else: no expressions, no way into a prototype. */
const plainParser = (tag: string) => ({
  get(scope: unknown): unknown {
    const name = tag.trim()
    if (name === '.') return scope
    return scope !== null && typeof scope === 'object' && Object.hasOwn(scope, name)
      ? (scope as Record<string, unknown>)[name]
      : undefined
  },
})
