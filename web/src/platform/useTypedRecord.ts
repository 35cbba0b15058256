import { useState } from 'react'
import type { Field } from '@zhishi/domain/kernel/field.ts'
import { Problem } from './client.ts'
import type { Drafts } from './drafts.ts'
import { type Typed, type TypedRecord, type Wrong, contentFrom, wrongFrom } from './typed-record.ts'

/** A form while it is filled in: what is typed, what is wrong with it, and its draft on the device. */
export function useTypedRecord(
  fields: readonly Field[],
  start: TypedRecord,
  drafts: Drafts<TypedRecord>,
) {
  const [restored, setRestored] = useState(() => drafts.found())
  const [record, setRecord] = useState<TypedRecord>(restored?.value ?? start)
  const [wrong, setWrong] = useState<Wrong>({})
  const take = (part: TypedRecord) => {
    const next = { ...record, ...part }
    setRecord(next)
    drafts.keep(next)
  }
  return {
    fields,
    record,
    wrong,
    restored,
    take,
    change: (key: string, value: Typed) => {
      const { [key]: _, ...others } = wrong
      setWrong(others)
      take({ [key]: value })
    },
    /** A field is left: what cannot be read is told at once, what is missing only on handing in. */
    leave: (field: Field) => {
      const code = contentFrom([field], record).wrong[field.key]
      if (code && code !== 'field.required') setWrong({ ...wrong, [field.key]: code })
    },
    tell: setWrong,
    /** The server's word on single fields goes to the fields. */
    tellProblem: (error: unknown) => {
      if (error instanceof Problem) setWrong(wrongFrom(error.issues))
    },
    discard: () => {
      drafts.drop()
      setRestored(undefined)
      setRecord(start)
      setWrong({})
    },
  }
}

export type Form = ReturnType<typeof useTypedRecord>
