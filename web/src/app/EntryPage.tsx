import { useState } from 'react'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { scopesOf } from '@zhishi/domain/access/abilities.ts'
import type { Actor } from '@zhishi/domain/access/actor.ts'
import { t, term } from '../kernel/words.ts'
import { useActor, useMay } from '../access/actor.ts'
import { platformApi } from '../platform/api.built.ts'
import { call } from '../platform/client.ts'
import { draftsOf } from '../platform/drafts.ts'
import { newId } from '../platform/new-id.ts'
import { recordView } from '../platform/queries.ts'
import { RecordForm } from '../platform/RecordForm.tsx'
import { type TypedRecord, startOf, typedRecord } from '../platform/typed-record.ts'
import { useTypedRecord } from '../platform/useTypedRecord.ts'
import { toast } from '../ui/toast.tsx'
import { ForbiddenPage, NotFoundPage } from '../platform/ErrorPages.tsx'
import { useTitle } from '../ui/title.ts'
import { type Noun, NOUNS } from './declared.built.ts'
import { checkContent } from './checkContent.ts'
import { findRecords } from './finding.ts'

/** Enters a new fact. What the address already says (`?projectId=…`) is filled in. */
export default function EntryPage() {
  const { noun } = useParams({ from: '/shell/records/$noun/new' })
  const declared = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined
  const may = useMay()
  const actor = useActor()
  const search: Readonly<Record<string, string | undefined>> = useSearch({
    from: '/shell/records/$noun/new',
  })
  useTitle(t('entry.title', { noun: term(`noun.${noun}`) }))
  if (!declared) return <NotFoundPage />
  if (!may(declared.keeps)) return <ForbiddenPage />
  const own = ownCase(declared, actor)
  const given = declared.fields.flatMap(({ key, kind, noun: target }) => {
    const id = search[key] ?? (key === declared.about ? own : undefined)
    return kind === 'link' && target && id ? [{ key, noun: target, id }] : []
  })
  const chosen = declared.fields.flatMap(({ key, values }) => {
    const value = search[key]
    return value !== undefined && values?.includes(value) ? [[key, value] as const] : []
  })
  return (
    <Prefilled key={noun} declared={declared} given={given} chosen={Object.fromEntries(chosen)} />
  )
}

/** Who enters only what is about himself or herself need not say about whom. */
const ownCase = ({ keeps }: Noun, { roles, cadreId }: Actor): string | undefined =>
  scopesOf(roles, keeps).includes('own') ? (cadreId ?? undefined) : undefined

interface Given {
  readonly key: string
  readonly noun: string
  readonly id: string
}

interface PrefilledProps {
  readonly declared: Noun
  readonly given: readonly Given[]
  readonly chosen: Readonly<Record<string, string>>
}

/** Waits until it is known how the records that are filled in already are called. */
function Prefilled({ declared, given, chosen }: PrefilledProps) {
  const client = useQueryClient()
  const { data: labels, isPending } = useQuery({
    queryKey: ['labels', ...given.map(({ id }) => id)],
    queryFn: async () => new Map(await Promise.all(given.map((one) => labelOf(client, one)))),
  })
  if (isPending) return <p role="status">{t('loading')}</p>
  const known = given.filter(({ id }) => labels?.has(id))
  return (
    <Entry
      declared={declared}
      content={{ ...chosen, ...Object.fromEntries(known.map(({ key, id }) => [key, id])) }}
      labelOf={(id) => labels?.get(id) ?? id}
    />
  )
}

/** A record that is filled in by the address, and what it is called; an id where it is out of sight. */
const labelOf = async (client: QueryClient, { noun, id }: Given): Promise<[string, string]> => {
  const view = await client.fetchQuery(recordView(noun, id)).catch(() => undefined)
  return [id, view?.label ?? id]
}

interface EntryProps {
  readonly declared: Noun
  readonly content: Readonly<Record<string, unknown>>
  readonly labelOf: (id: string) => string
}

function Entry({ declared: { noun, fields }, content, labelOf }: EntryProps) {
  const { accountId } = useActor()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [id] = useState(newId)
  const drafts = draftsOf<TypedRecord>(
    accountId,
    ['new', noun, ...Object.values(content)].join('.'),
  )
  const [start] = useState(() =>
    typedRecord(fields, { ...startOf(fields, new Date().getFullYear()), ...content }, labelOf),
  )
  const form = useTypedRecord(fields, start, drafts)
  const enter = useMutation({
    mutationFn: (entered: Record<string, unknown>) =>
      call(platformApi.enter, { params: { noun, id }, input: { content: entered } }),
    onSuccess: (view) => {
      drafts.drop()
      client.setQueryData(['record', noun, id], view)
      void client.invalidateQueries({ queryKey: ['ledger'] })
      void client.invalidateQueries({ queryKey: ['record'], refetchType: 'none' })
      toast(t('entry.done', { label: view.label }))
      void navigate({ to: '/records/$noun/$id', params: { noun, id } })
    },
    onError: form.tellProblem,
  })
  return (
    <section className="record">
      <h1>{t('entry.title', { noun: term(`noun.${noun}`) })}</h1>
      <RecordForm
        noun={noun}
        form={form}
        find={findRecords}
        check={(entered) => checkContent(noun, entered)}
        onSubmit={enter.mutate}
        error={enter.error}
        isBusy={enter.isPending}
        actions={
          <>
            <button type="submit" className="primary">
              {t('entry.save')}
            </button>
            <button type="button" onClick={() => history.back()}>
              {t('cancel')}
            </button>
          </>
        }
      />
    </section>
  )
}
