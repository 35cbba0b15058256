import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { ForbiddenPage } from '../platform/ErrorPages.tsx'
import { moment, whole } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { FilePicker } from '../ui/FilePicker.tsx'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { intakeApi } from './api.built.ts'
import { WorkbooksOut } from './WorkbooksOut.tsx'
import { batches } from './queries.ts'
import './import.css'

export interface HandedIn {
  readonly files: readonly File[]
  readonly year: number | null
  readonly sample: boolean
}

/** Begins a batch, hands the files over one by one, and has them read. */
async function handIn({ files, year, sample }: HandedIn): Promise<string> {
  const params = { id: newId() }
  await call(intakeApi.begin, { params, input: { year, sample } })
  for (const file of files)
    await call(intakeApi.addFile, { params, query: { name: file.name }, upload: file })
  await call(intakeApi.read, { params, input: {} })
  return params.id
}

export default function ImportPage() {
  const may = useMay()
  useTitle(t('import.title'))
  const navigate = useNavigate()
  const [year, setYear] = useState('')
  const handing = useMutation({
    mutationFn: handIn,
    onSuccess: async (id) => {
      void queries.invalidateQueries({ queryKey: ['batches'] })
      await navigate({ to: '/import/$id', params: { id } })
    },
    onError: (error) => toast(problemText(error), { bad: true }),
  })
  if (!may('import workbooks')) return <ForbiddenPage />
  const hand = (files: readonly File[], sample = false) =>
    handing.mutate({ files, year: /^\d{4}$/.test(year) ? Number(year) : null, sample })
  return (
    <div className="import">
      <header className="page-head">
        <h1>{t('import.title')}</h1>
        <div className="actions">
          <Link to="/vocabulary" className="button">
            {t('vocabulary.title')}
          </Link>
        </div>
      </header>
      <section className="card">
        <FilePicker
          busy={handing.isPending}
          about={t('import.drop')}
          choose={handing.isPending ? t('import.handing') : t('import.choose')}
          hint={t('import.dropHint')}
          accept=".xlsx,.zip"
          onFiles={(files) => hand(files)}
        />
        <div className="import-options">
          <label className="field">
            <span className="label">{t('import.year')}</span>
            <input
              inputMode="numeric"
              maxLength={4}
              value={year}
              onChange={({ target }) => setYear(target.value)}
            />
            <span className="hint">{t('import.yearHint')}</span>
          </label>
          <div>
            <button type="button" disabled={handing.isPending} onClick={() => hand([], true)}>
              {t('import.sample')}
            </button>
            <p className="hint">{t('import.sampleHint')}</p>
          </div>
        </div>
      </section>
      <Batches />
      <WorkbooksOut />
    </div>
  )
}

function Batches() {
  const { data, error } = useQuery(batches)
  return (
    <section>
      <h2>{t('import.batches')}</h2>
      {error && <p className="error-text">{problemText(error)}</p>}
      {data?.length === 0 && <p className="faint">{t('import.noBatches')}</p>}
      {data && data.length > 0 && (
        <div className="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('import.when')}</th>
                <th scope="col">{t('import.by')}</th>
                <th scope="col">{t('import.files')}</th>
                <th scope="col">{t('import.state')}</th>
                <th scope="col">{t('import.rows')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Link to="/import/$id" params={{ id: one.id }}>
                      {moment(one.createdAt)}
                    </Link>
                  </td>
                  <td>{one.by}</td>
                  <td>
                    {one.files.slice(0, 3).join(t('comma'))}
                    {one.files.length > 3 && t('import.moreFiles', { count: one.files.length })}
                  </td>
                  <td>{term(`import.state.${one.state}`)}</td>
                  <td className="number">{whole(one.counts.new + one.counts.changed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
