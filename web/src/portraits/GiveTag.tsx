import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PersonPage as Page } from '@zhishi/domain/portraits/api.ts'
import { recordsOf } from '@zhishi/domain/portraits/tagRecords.ts'
import { useState } from 'react'
import { partialDate, quarter } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { platformApi } from '../platform/api.built.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { RecordLink } from '../platform/RecordLink.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { SEEDS } from './choices.built.ts'
import { tagging } from './queries.ts'
import { peopleApi } from './people.built.ts'

interface Given {
  readonly tagId: string
  readonly tag: string
  readonly stance: 'given' | 'declined'
  readonly records: readonly { readonly noun: string; readonly id: string }[]
  readonly from: string
  readonly until: string
  readonly note: string
}

/** So many months after a day, less one day; the last of the month where the day is not there. */
function monthsAfter(day: string, months: number): string {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  end.setUTCDate(end.getUTCDate() - 1)
  return end.toISOString().slice(0, 10)
}

const today = (): string => new Date().toLocaleDateString('sv')

/** A clerk gives a tag on the person's own records, by hand or as a rule proposes. */
export function GiveTag({ page }: { page: Page }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('portrait.giveTag')}
      </button>
      {open && (
        <Dialog title={t('portrait.giveTag')} onClose={() => setOpen(false)}>
          <Giving page={page} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function Giving({ page, onDone }: { page: Page; onDone: () => void }) {
  const cadreId = page.record.cadre.id
  const { data, error } = useQuery(tagging(cadreId))
  const client = useQueryClient()
  const giving = useMutation({
    mutationFn: ({ tagId, stance, from, until, records, note }: Given) =>
      call(platformApi.enter, {
        params: { noun: 'tagging', id: newId() },
        input: {
          content: {
            cadreId,
            tagId,
            stance,
            from,
            until,
            records: recordsOf(records),
            note: note.trim() === '' ? null : note,
          },
        },
      }),
    onSuccess: async (_, { tag, stance }) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['person', cadreId] }),
        client.invalidateQueries({ queryKey: ['tagging', cadreId] }),
      ])
      toast(t(stance === 'given' ? 'portrait.accepted' : 'portrait.declinedDone', { tag }))
      if (stance === 'given') onDone()
    },
    onError: (problem) => toast(problemText(problem), { bad: true }),
  })
  if (error) return <p className="error-text">{problemText(error)}</p>
  if (!data) return <p role="status">{t('loading')}</p>
  if (data.dictionary.length === 0) return <Seed cadreId={cadreId} />
  const tagOf = (id: string) => data.dictionary.find((one) => one.id === id)
  return (
    <div className="giving">
      <h3>{t('portrait.proposals')}</h3>
      {data.proposals.length === 0 && <p className="faint">{t('portrait.noProposals')}</p>}
      <ul className="proposals">
        {data.proposals.map(({ tagId, records }) => {
          const tag = tagOf(tagId)
          const from = today()
          const given = {
            tagId,
            tag: tag?.name ?? '',
            records,
            from,
            until: monthsAfter(from, tag?.months ?? 12),
            note: '',
          }
          return (
            <li key={tagId}>
              <p>
                <b>{tag?.name}</b>{' '}
                <span className="faint">{tag?.rule && term(`choice.tagRule.${tag.rule}`)}</span>
              </p>
              <ul className="lines">
                {records.slice(0, 6).map(({ noun, id, label }) => (
                  <li key={id} className="clamped">
                    <RecordLink noun={noun} id={id}>
                      {label === '' ? term(`noun.${noun}`) : label}
                    </RecordLink>
                  </li>
                ))}
                {records.length > 6 && (
                  <li className="faint">{t('portrait.more', { count: records.length - 6 })}</li>
                )}
              </ul>
              <div className="actions">
                <button
                  type="button"
                  className="primary"
                  disabled={giving.isPending}
                  onClick={() => giving.mutate({ ...given, stance: 'given' })}
                >
                  {t('portrait.accept')}
                </button>
                <button
                  type="button"
                  disabled={giving.isPending}
                  onClick={() => giving.mutate({ ...given, stance: 'declined' })}
                >
                  {t('portrait.decline')}
                </button>
              </div>
            </li>
          )
        })}
      </ul>
      <h3>{t('portrait.byHand')}</h3>
      <ByHand
        page={page}
        dictionary={data.dictionary}
        isBusy={giving.isPending}
        onGive={(given) => giving.mutate(given)}
      />
    </div>
  )
}

function Seed({ cadreId }: { cadreId: string }) {
  const client = useQueryClient()
  const seeding = useMutation({
    mutationFn: () =>
      call(peopleApi.seedTags, { input: { ids: Array.from({ length: SEEDS }, newId) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tagging', cadreId] }),
    onError: (problem) => toast(problemText(problem), { bad: true }),
  })
  return (
    <>
      <p>{t('portrait.seedAbout')}</p>
      <button
        type="button"
        className="primary"
        disabled={seeding.isPending}
        onClick={() => seeding.mutate()}
      >
        {t('portrait.seed')}
      </button>
    </>
  )
}

interface ByHandProps {
  readonly page: Page
  readonly dictionary: readonly {
    readonly id: string
    readonly name: string
    readonly months: number
  }[]
  readonly isBusy: boolean
  readonly onGive: (given: Given) => void
}

/** Nouns that say nothing done, so no tag rests on them. */
const NO_EVIDENCE: ReadonlySet<string> = new Set(['cadre', 'nomination', 'leave'])
const MOST_RECORDS = 20

function ByHand({ page, dictionary, isBusy, onGive }: ByHandProps) {
  const [tagId, setTagId] = useState('')
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState<readonly { noun: string; id: string }[]>([])
  const tag = dictionary.find(({ id }) => id === tagId)
  const ends = until === '' && tag ? monthsAfter(from, tag.months) : until
  const records = page.timeline
    .filter(({ noun, label }) => !NO_EVIDENCE.has(noun) && label.includes(wanted.trim()))
    .toReversed()
  const has = (id: string) => chosen.some((one) => one.id === id)
  return (
    <form
      className="by-hand"
      onSubmit={(event) => {
        event.preventDefault()
        if (!tag) return
        onGive({ tagId, tag: tag.name, stance: 'given', records: chosen, from, until: ends, note })
      }}
    >
      <label className="field">
        <span>{term('field.tag')}</span>
        <select value={tagId} required onChange={({ target }) => setTagId(target.value)}>
          <option value="">{t('portrait.chooseTag')}</option>
          {dictionary.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('portrait.from')}</span>
        <input type="date" required value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label className="field">
        <span>{t('portrait.until')}</span>
        <input
          type="date"
          required
          value={ends}
          min={from}
          onChange={({ target }) => setUntil(target.value)}
        />
      </label>
      <label className="field">
        <span>{t('portrait.note')}</span>
        <input value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      </label>
      <fieldset>
        <legend>{t('portrait.records', { count: chosen.length })}</legend>
        <input
          type="search"
          aria-label={t('portrait.filterRecords')}
          placeholder={t('portrait.filterRecords')}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <ul className="choosing">
          {records.slice(0, 200).map(({ noun, id, when, label }) => (
            <li key={`${noun} ${id}`}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={has(id)}
                  disabled={!has(id) && chosen.length >= MOST_RECORDS}
                  onChange={({ target }) =>
                    setChosen((now) =>
                      target.checked ? [...now, { noun, id }] : now.filter((one) => one.id !== id),
                    )
                  }
                />
                <span>
                  <small className="faint">
                    {when && (when[4] === 'Q' ? quarter(when) : partialDate(when))}{' '}
                    {term(`noun.${noun}`)}
                  </small>{' '}
                  {label}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <button type="submit" className="primary" disabled={isBusy || chosen.length === 0 || !tag}>
        {t('portrait.accept')}
      </button>
    </form>
  )
}
