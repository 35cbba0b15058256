import { SaxesParser } from 'saxes'
import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'

/** One element with its text and what is inside it. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** Bounds of a document that somebody hands in. */
export const XML_BOUNDS = { bytes: 8 * 1024 * 1024, elements: 5_000, depth: 12 }

const refuse = (code: string, about: Record<string, string | number> = {}): never => {
  throw new Refusal(reason(code, about))
}

/** What a file may be written in; older editors of the form write the national encodings. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const opening = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared =
    /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding=["']([^"']+)["']/i.exec(opening)?.[1] ?? 'utf-8'
  return ENCODINGS[declared.toLowerCase()] ?? refuse('xml.encoding', { encoding: declared })
}

/** Text by the mark at the beginning or the declaration, UTF-8 without either; other bytes are refused. */
function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse('xml.bytes', { encoding: encoding.toUpperCase() })
  }
}

interface Open {
  readonly name: string
  text: string
  readonly children: Open[]
}

/**
 * Reads a small XML document without trusting it: no document type, so no entities of its own, no
 * external ones and no processing instructions; size, number of elements and depth are bounded; what
 * is cut off or not well formed is refused with the line.
 */
export function readXml(bytes: Uint8Array, bounds = XML_BOUNDS): XmlElement {
  if (bytes.length > bounds.bytes)
    refuse('xml.too-large', { megabytes: bounds.bytes / 1024 / 1024 })
  const parser = new SaxesParser({ fileName: '', position: true })
  const stack: Open[] = []
  let root: Open | undefined
  let elements = 0
  parser.on('error', () => refuse('xml.malformed', { line: parser.line, column: parser.column }))
  parser.on('doctype', () => refuse('xml.doctype'))
  parser.on('processinginstruction', () => refuse('xml.instruction', { line: parser.line }))
  parser.on('opentag', ({ name }) => {
    elements += 1
    if (elements > bounds.elements || stack.length >= bounds.depth)
      refuse('xml.too-many', { line: parser.line })
    const element: Open = { name, text: '', children: [] }
    stack.at(-1)?.children.push(element)
    stack.push(element)
    root ??= element
  })
  const text = (more: string) => {
    const last = stack.at(-1)
    if (last) last.text += more
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => void stack.pop())
  parser.write(decode(bytes)).close()
  return root ?? refuse('xml.malformed', { line: 1, column: 1 })
}

/** Text as XML holds it: what XML forbids is left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- leaving them out is the point
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
