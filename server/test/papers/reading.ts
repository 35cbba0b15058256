import { strFromU8, unzipSync } from 'fflate'

const empty = new Uint8Array()

/** What a reader sees in a .docx, and whether all that it refers to is in it. */
export function readDocx(bytes: Uint8Array) {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml'] ?? empty)
  const paragraphs = xml
    .split('</w:p>')
    .map((one) =>
      [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''),
    )
    .map((one) => one.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
  const dangling = Object.keys(parts)
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const folder = name.replace(/_rels\/[^/]+$/, '')
      return [...strFromU8(parts[name] ?? empty).matchAll(/<Relationship [^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !tag.includes('TargetMode="External"'))
        .map((tag) => /Target="([^"]*)"/.exec(tag)?.[1] ?? '')
        .map((target) => (target.startsWith('/') ? target.slice(1) : `${folder}${target}`))
        .filter((target) => !(target in parts))
    })
  const used = [...xml.matchAll(/r:(?:embed|id)="([^"]*)"/g)].map(([, id]) => id)
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? empty)
  const missing = used.filter((id) => !relations.includes(`Id="${id}"`))
  const pictures = Object.keys(parts).filter((name) => name.startsWith('word/media/'))
  return { xml, paragraphs, text: paragraphs.join('\n'), dangling, missing, pictures }
}
