import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../access/actor.ts'
import { moment } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { addressOf, call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { problemText } from '../platform/problem-words.ts'
import { queries } from '../platform/query-client.ts'
import { ClockBar, OlderBanner } from '../portraits/ClockBar.tsx'
import { DocxPreview } from '../portraits/DocxPreview.tsx'
import { type AskedState, saidOf } from '../portraits/queries.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { Watermark } from '../ui/Watermark.tsx'
import { papersApi } from './api.built.ts'
import { FormChanges } from './FormChanges.tsx'
import { IdNumber } from './IdNumber.tsx'
import { appointmentForm } from './queries.ts'
import './papers.css'

/** 干部任免审批表: as it stands, as Word and exchange file, and taken over from an exchange file. */
export default function FormPage() {
  const { id } = useParams({ from: '/shell/people/$id/form' })
  const asked = useSearch({ from: '/shell/people/$id/form' }) as AskedState
  const may = useMay()
  const allowed = may('draft write-ups')
  const clocks = { until: asked.until, known: asked.known }
  const { data, error } = useQuery({ ...appointmentForm(id, clocks), enabled: allowed })
  const [file, setFile] = useState<File>()
  const [taken, setTaken] = useState(0)
  useTitle(t('form.title'))
  const reading = useMutation({
    mutationFn: (upload: File) =>
      call(papersApi.previewForm, { params: { id }, query: { name: upload.name }, upload }),
  })
  if (!allowed) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  const isOlder = (data.state.until ?? data.state.known) !== null
  const [then, ofPeriod] = [saidOf(clocks), saidOf(asked)]
  const read = (upload: File | undefined) => {
    setFile(upload)
    if (upload) reading.mutate(upload)
    else reading.reset()
  }
  return (
    <div className="papers form-page">
      <Watermark />
      <header className="page-head">
        <h1>{t('form.of', { name: data.form.name ?? '' })}</h1>
        <div className="actions screen-only">
          <a className="button" download href={addressOf(papersApi.formDocx, { id }, then)}>
            {t('form.docx')}
          </a>
          <a className="button" download href={addressOf(papersApi.formLrmx, { id }, then)}>
            {t('form.lrmx')}
          </a>
          <a className="button" download href={addressOf(papersApi.debriefSheet, { id }, ofPeriod)}>
            {t('form.debrief')}
          </a>
          <a className="button" download href={addressOf(papersApi.archiveSheet, { id }, ofPeriod)}>
            {t('form.archive')}
          </a>
          <Link to="/people/$id" params={{ id }} search className="button">
            {t('form.person')}
          </Link>
        </div>
      </header>
      <OlderBanner state={data.state} />
      <ClockBar state={data.state} />
      {data.stored && (
        <p className="hint">
          {t('form.stored', {
            file: data.stored.file,
            by: data.stored.keptBy,
            moment: moment(data.stored.keptAt),
          })}
        </p>
      )}
      {data.form.idNumber !== null && <IdNumber id={id} masked={data.form.idNumber} />}
      {may('keep cadres') && !isOlder && (
        <section className="card screen-only" aria-labelledby="take-form">
          <h2 id="take-form">{t('form.take')}</h2>
          <p className="hint">{t('form.about')}</p>
          <label className="field">
            <span className="label">{t('form.file')}</span>
            <input
              type="file"
              accept=".lrmx,.xml,.docx"
              onChange={({ target }) => read(target.files?.[0])}
            />
          </label>
          {reading.isPending && <p role="status">{t('loading')}</p>}
          {reading.error && <p role="alert">{problemText(reading.error)}</p>}
          {reading.data && file && (
            <FormChanges
              key={`${file.name} ${file.lastModified}`}
              id={id}
              file={file}
              preview={reading.data}
              onTaken={async ({ corrected, kept }) => {
                toast(t('form.taken', { corrected: corrected.length, kept: kept.length }))
                read(undefined)
                setTaken((count) => count + 1)
                await queries.invalidateQueries({ queryKey: ['appointment-form', id] })
                await queries.invalidateQueries({ queryKey: ['person', id] })
                await queries.invalidateQueries({ queryKey: ['docx'] })
              }}
            />
          )}
        </section>
      )}
      <h2 className="screen-only">{t('form.preview')}</h2>
      <DocxPreview key={taken} form href={addressOf(papersApi.formDocx, { id }, then)} />
    </div>
  )
}
