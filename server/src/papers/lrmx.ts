import { Refusal, reason } from '@zhishi/domain/kernel/refusal.ts'
import {
  AppointmentForm,
  DATE_KEYS,
  ELEMENTS,
  FORM_VERSION,
  FamilyMember,
  type FormKey,
  MEMBER_ELEMENTS,
  dateFromForm,
  dateToForm,
  emptyForm,
} from '@zhishi/domain/papers/appointmentForm.ts'
import { type Jpeg, PHOTO, readPhoto } from '../platform/jpeg.ts'
import { type XmlElement, escaped, readXml } from '../platform/xml.ts'

/** What was read of an exchange file, and what in it is not as it should be. */
export interface ReadForm {
  readonly form: AppointmentForm
  readonly photo: Jpeg | null
  /** Elements that the format does not know, that stand twice, or out of their order. */
  readonly unknown: readonly string[]
  readonly doubled: readonly string[]
  readonly outOfOrder: readonly string[]
}

const KEYS = new Map<string, FormKey>(ELEMENTS)
const MEMBER_KEYS = new Map<string, keyof FamilyMember>(MEMBER_ELEMENTS)

/** Lines keep their breaks; what is empty is missing. */
const textIn = ({ text }: XmlElement): string | null => {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^\s*\n|\s+$/g, '')
  return plain.trim() === '' ? null : plain
}

const oneLine = (element: XmlElement): string | null =>
  textIn(element)
    ?.replace(/\s*\n\s*/g, ' ')
    .trim() ?? null

function memberIn(item: XmlElement, unknown: Set<string>): FamilyMember {
  const member: Record<string, string | null> = {}
  for (const key of MEMBER_KEYS.values()) member[key] = null
  for (const child of item.children) {
    const key = MEMBER_KEYS.get(child.name)
    if (key === undefined) unknown.add(`Item/${child.name}`)
    else member[key] = oneLine(child)
  }
  if (member['birth']) member['birth'] = dateFromForm(member['birth'])
  return checked(FamilyMember, member, 'JiaTingChengYuan')
}

const isEmpty = (member: FamilyMember): boolean =>
  Object.values(member).every((one) => one === null)

function photoIn(element: XmlElement): Jpeg | null {
  const base64 = element.text.replace(/\s+/g, '')
  if (base64 === '') return null
  if (base64.length > (PHOTO.bytes * 4) / 3 + 4)
    throw new Refusal(reason('photo.unfit', { why: 'too-large' }))
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    throw new Refusal(reason('photo.unfit', { why: 'no-base64' }))
  return readPhoto(new Uint8Array(Buffer.from(base64, 'base64')))
}

/** Values that break their bounds are refused by the element's name. */
export function checked<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  value: unknown,
  element: string,
): T {
  const read = schema.safeParse(value)
  if (!read.success || read.data === undefined)
    throw new Refusal(reason('form.unfit-value', { element }))
  return read.data
}

/**
 * Reads an `.lrmx`. The order of the elements is fixed by the format; another order is read and told.
 * Elements that nobody knows are told and left out. Anything hostile or broken is refused.
 */
export function readLrmx(bytes: Uint8Array): ReadForm {
  const root = readXml(bytes)
  if (root.name !== 'Person') throw new Refusal(reason('form.no-person', { element: root.name }))
  const form: Record<string, unknown> = { ...emptyForm() }
  const [unknown, doubled, outOfOrder] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const seen = new Set<string>()
  let photo: Jpeg | null = null
  let place = -1
  for (const element of root.children) {
    const { name } = element
    const key = KEYS.get(name)
    if (key === undefined) {
      unknown.add(name)
      continue
    }
    if (seen.has(name)) {
      doubled.add(name)
      continue
    }
    seen.add(name)
    const at = ELEMENTS.findIndex(([known]) => known === name)
    if (at < place) outOfOrder.add(name)
    place = Math.max(place, at)
    if (key === 'photo') photo = photoIn(element)
    else if (key === 'family') {
      for (const { name: inner } of element.children) if (inner !== 'Item') unknown.add(inner)
      form['family'] = element.children
        .filter((item) => item.name === 'Item')
        .map((item) => memberIn(item, unknown))
        .filter((member) => !isEmpty(member))
    } else {
      const value = key === 'resume' ? textIn(element) : (textIn(element)?.trim() ?? null)
      const written = value !== null && DATE_KEYS.includes(key) ? dateFromForm(value) : value
      form[key] = checked(AppointmentForm.shape[key], written, name)
    }
  }
  return {
    form: checked(AppointmentForm, form, 'JiaTingChengYuan'),
    photo,
    unknown: [...unknown],
    doubled: [...doubled],
    outOfOrder: [...outOfOrder],
  }
}

const leaf = (name: string, text: string, indent: string): string =>
  text === '' ? `${indent}<${name} />` : `${indent}<${name}>${escaped(text)}</${name}>`

function memberElement(member: FamilyMember): string {
  const lines = MEMBER_ELEMENTS.map(([name, key]) => {
    const value = member[key] ?? ''
    return leaf(name, key === 'birth' ? dateToForm(value) : value, '      ')
  })
  return ['    <Item>', ...lines, '    </Item>'].join('\n')
}

/** Writes an `.lrmx`: every element in the order of the format, empty where nothing is known. */
export function writeLrmx(form: AppointmentForm, photo: Uint8Array | null): Uint8Array {
  const lines = ELEMENTS.map(([name, key]) => {
    if (key === 'photo')
      return leaf(name, photo === null ? '' : Buffer.from(photo).toString('base64'), '  ')
    if (key === 'family')
      return form.family.length === 0
        ? `  <${name} />`
        : [`  <${name}>`, ...form.family.map(memberElement), `  </${name}>`].join('\n')
    const value = form[key] ?? (key === 'formVersion' ? FORM_VERSION : '')
    return leaf(name, DATE_KEYS.includes(key) ? dateToForm(value) : value, '  ')
  })
  const text = ['<?xml version="1.0" encoding="utf-8"?>', '<Person>', ...lines, '</Person>', '']
  return new TextEncoder().encode(text.join('\n'))
}
