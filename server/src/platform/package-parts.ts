import { posix } from 'node:path'

/**
 * The parts of an office file as text, and how they point to one another. Edits touch only what they
 * name: everything else goes back byte for byte as it came.
 */
export interface Package {
  readonly parts: Record<string, Uint8Array>
}

export interface Relation {
  readonly id: string
  /** The last word of its type, the same in both namespaces: `worksheet`, `comments`. */
  readonly type: string
  /** The part it leads to. */
  readonly target: string
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const partText = ({ parts }: Package, name: string): string =>
  Buffer.from(parts[name] ?? []).toString('utf8')

export function setPart({ parts }: Package, name: string, text: string): void {
  parts[name] = Buffer.from(text)
}

/** An attribute's value, its entities resolved; undefined where it is not there. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? plain(found[1] ?? found[2] ?? '') : undefined
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}
const plain = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

const relationsPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)

/** What a part points to inside the file; the empty part is the file itself. */
export function relationsOf(file: Package, part: string): Relation[] {
  const xml = partText(file, part === '' ? '_rels/.rels' : relationsPart(part))
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].flatMap(([, tag = '']) => {
    const target = attribute(tag, 'Target')
    if (target === undefined || attribute(tag, 'TargetMode') === 'External') return []
    return [
      {
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target),
      },
    ]
  })
}

/** Lets a part point to a further one; gives the relation's id. */
export function relate(file: Package, part: string, type: string, target: string): string {
  const name = relationsPart(part)
  const taken = new Set([...partText(file, name).matchAll(/\sId="([^"]*)"/g)].map(([, id]) => id))
  let number = taken.size + 1
  while (taken.has(`rId${number}`)) number += 1
  const relation = `<Relationship Id="rId${number}" Type="${OFFICE}/${type}" Target="/${target}"/>`
  const before = partText(file, name)
  const open = `<Relationships xmlns="${RELATIONS}">`
  setPart(
    file,
    name,
    before === ''
      ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${open}${relation}</Relationships>`
      : before.replace(/<\/Relationships>|<Relationships([^>]*)\/>/, (end, attributes) =>
          attributes === undefined
            ? `${relation}${end}`
            : `<Relationships${String(attributes)}>${relation}</Relationships>`,
        ),
  )
  return `rId${number}`
}

/** Says what kind of content a new part holds. */
export function declarePart(file: Package, declaration: string): void {
  const name = '[Content_Types].xml'
  const xml = partText(file, name)
  const key = /(?:PartName|Extension)="[^"]*"/i.exec(declaration)?.[0] ?? declaration
  if (xml.toLowerCase().includes(key.toLowerCase())) return
  // Defaults stand before overrides, as some readers expect.
  setPart(
    file,
    name,
    declaration.startsWith('<Default')
      ? xml.replace(/<Types[^>]*>/, (open) => open + declaration)
      : xml.replace('</Types>', `${declaration}</Types>`),
  )
}

/** A name that no part bears yet: `xl/comments1.xml`, `xl/comments2.xml`, … */
export function freeName({ parts }: Package, make: (number: number) => string): string {
  const taken = new Set(Object.keys(parts).map((name) => name.toLowerCase()))
  let number = 1
  while (taken.has(make(number).toLowerCase())) number += 1
  return make(number)
}
