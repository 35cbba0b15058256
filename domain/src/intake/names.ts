import { plain } from './values/text.ts'

/** A person as a cell names him or her, with what stands in brackets to tell namesakes apart. */
export interface Named {
  readonly name: string
  /** A unit or post in brackets: 李磊(区发展和改革局). */
  readonly hint: string | undefined
  /** A birth month in brackets: 李磊(1975.03). */
  readonly birth: string | undefined
}

const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}'
const DOTS = new RegExp(`(?<=[${HAN}a-zA-Z])[·•・‧․∙⋅●.](?=[${HAN}a-zA-Z])`, 'gu')
/** What brackets say of a person that tells nobody apart: sex, ethnic group, how the post is held. */
const PLAIN_REMARK =
  /^(?:男|女|.{1,4}族|兼|兼任|挂职|代|主持工作|试用期|群众|党员|中共党员|新|拟任?|正职|副职)$/

/** A name as it is compared and stored: no spaces, one kind of interpunct, half width. */
export const nameOf = (text: string): string => plain(text).replace(DOTS, '·')

const birthIn = (text: string): string | undefined => {
  const match = /((?:19|20)\d\d)[年.\-/]?(\d{1,2})/.exec(text)
  const month = Number(match?.[2] ?? 0)
  return match && month >= 1 && month <= 12
    ? `${match[1]}-${String(month).padStart(2, '0')}`
    : undefined
}

/** One piece of a cell that names one person, brackets and all. */
function oneNamed(piece: string): Named | undefined {
  const match = /^([^([【]*)[([【]([^)\]】]*)[)\]】]?(.*)$/su.exec(piece)
  const outside = match ? (match[1] ?? '') + (match[3] ?? '') : piece
  const name = nameOf(outside.replace(/^\s*\d{1,2}[.、)]\s*/, ''))
    .replace(/(?:同志|等人?|等\d+人)$/, '')
    .replace(/^[:;,.、*※★☆▲△#-]+|[:;,.、*※★☆▲△#-]+$/g, '')
  if (name === '') return undefined
  const remark = plain(match?.[2] ?? '')
  const birth = birthIn(remark)
  const hint =
    remark === '' || birth !== undefined || PLAIN_REMARK.test(remark) ? undefined : remark
  return { name, hint, birth }
}

/** Splits at separators outside brackets. */
function pieces(text: string): string[] {
  const out: string[] = []
  let depth = 0
  let piece = ''
  for (const sign of text) {
    if ('([【'.includes(sign)) depth++
    if (')]】'.includes(sign)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、,;/|\n\r&+'.includes(sign)) {
      out.push(piece)
      piece = ''
    } else piece += sign
  }
  return [...out, piece].filter((each) => plain(each) !== '')
}

/**
 * Names in one piece without separators but with spaces: 曹 莲 is one person, 张新宇 张安远 are two,
 * 彭 国 张安远 are two. Known names decide; single signs belong to their neighbours.
 */
function spaced(piece: string, isKnown: (name: string) => boolean): string[] {
  const tokens = piece
    .trim()
    .split(/[\s\u3000]+/u)
    .filter((token) => token !== '')
  const whole = nameOf(tokens.join(''))
  if (tokens.length < 2 || isKnown(whole)) return [piece]
  if (/[([【]/.test(piece) && !/[)\]】]\s+\S/u.test(piece)) return [piece]
  const out: string[] = []
  for (let i = 0; i < tokens.length; ) {
    const longest = [4, 3, 2, 1].find(
      (n) => i + n <= tokens.length && isKnown(nameOf(tokens.slice(i, i + n).join(''))),
    )
    const size =
      longest ?? (Array.from(tokens[i] ?? '').length === 1 && i + 1 < tokens.length ? 2 : 1)
    out.push(tokens.slice(i, i + size).join(''))
    i += size
  }
  const last = out.at(-1)
  if (last !== undefined && out.length > 1 && Array.from(last).length === 1) {
    out.pop()
    out.push(`${out.pop() ?? ''}${last}`)
  }
  const anyKnown = out.some((name) => isKnown(nameOf(name.replace(/[([【].*$/su, ''))))
  if (!anyKnown && Array.from(whole).length <= 4) return [whole]
  return out
}

/** 和, 与 and 及 part names only where what stands on both sides is known: 张和平 is one person. */
function joined(piece: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(nameOf(piece))) return [piece]
  for (const word of ['以及', '和', '与', '及']) {
    const at = piece.indexOf(word)
    const parts = at > 0 ? [piece.slice(0, at), piece.slice(at + word.length)] : []
    if (parts.length === 2 && parts.every((part) => isKnown(nameOf(part)))) return parts
  }
  return [piece]
}

/**
 * The people that a cell names, in order, each once. `isKnown` says whether a name is on the roster;
 * it decides only where spaces leave it open.
 */
export function namesIn(text: string, isKnown: (name: string) => boolean): Named[] {
  const found = pieces(text.replace(/[①-⑳]/g, '、').normalize('NFKC'))
    .flatMap((piece) => spaced(piece, isKnown))
    .flatMap((piece) => joined(piece, isKnown))
    .map(oneNamed)
    .filter((named): named is Named => named !== undefined)
  return found.filter(
    (named, i) =>
      !found
        .slice(0, i)
        .some(
          (other) =>
            other.name === named.name && other.hint === named.hint && other.birth === named.birth,
        ),
  )
}
