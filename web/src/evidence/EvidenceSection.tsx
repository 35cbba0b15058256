import { useMutation, useQuery } from '@tanstack/react-query'
import type { ListedFile } from '@zhishi/domain/evidence/api.ts'
import { useEffect, useRef, useState } from 'react'
import { moment } from '../kernel/format.ts'
import { t, term } from '../kernel/words.ts'
import { addressOf, call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { ReasonDialog } from '../platform/ReasonDialog.tsx'
import { FilePicker } from '../ui/FilePicker.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { toast } from '../ui/toast.tsx'
import { evidenceApi } from './api.built.ts'
import { accept, limits, megabytes } from './limits.built.ts'
import { PictureDialog } from './PictureDialog.tsx'
import { askAgain, evidenceOf } from './queries.ts'
import { useSending } from './useSending.ts'
import './evidence.css'

interface Beside {
  readonly noun: string
  readonly id: string
}

/** 佐证: the files beside a record, what may be added, and why nothing is there where nothing is. */
export function EvidenceSection({ noun, id }: Beside) {
  const { data, error } = useQuery(evidenceOf(noun, id))
  const section = useRef<HTMLElement>(null)
  const isThere = data !== undefined
  // Whoever came for the files, from a count on another page, sees them as soon as they are there.
  useEffect(() => {
    if (isThere && globalThis.location.hash === '#evidence') section.current?.scrollIntoView()
  }, [isThere])
  return (
    <section
      ref={section}
      id="evidence"
      className="card evidence-section"
      aria-labelledby="evidence-title"
    >
      <h2 id="evidence-title">{term('noun.evidence')}</h2>
      {error && <p className="banner bad">{problemText(error)}</p>}
      {!data && !error && <p role="status">{t('loading')}</p>}
      {data?.keptBack && <p className="faint">{term('reason.evidence.kept-back')}</p>}
      {data && !data.keptBack && (
        <>
          {data.files.length === 0 && (
            <p className="faint empty">
              {t('evidence.none')} {data.why !== null && whyNot(data.why)}
            </p>
          )}
          {data.files.length > 0 && (
            <ul className="files">
              {data.files.map((file) => (
                <FileRow key={file.id} file={file} noun={noun} id={id} keeps={data.why === null} />
              ))}
            </ul>
          )}
          {data.why === null && <Adding noun={noun} id={id} />}
          {data.why !== null && data.files.length > 0 && (
            <p className="faint">{whyNot(data.why)}</p>
          )}
        </>
      )}
    </section>
  )
}

/** Why nothing may be added here now. */
const whyNot = (code: string): string => term(`reason.${code}`, { most: limits.files })

function Adding({ noun, id }: Beside) {
  const { files, start, isBusy } = useSending(noun, id)
  return (
    <div className="screen-only">
      <FilePicker
        busy={isBusy}
        about={t('evidence.drop')}
        choose={isBusy ? t('evidence.sending') : t('evidence.add')}
        photo={t('evidence.photo')}
        hint={t('evidence.limits', { megabytes, most: limits.files })}
        accept={accept}
        onFiles={(chosen) => void start(chosen)}
      >
        {isBusy && (
          <progress
            aria-label={t('evidence.sending')}
            max={files.length}
            value={files.filter(({ isDone }) => isDone).length}
          />
        )}
        {files.length > 0 && (
          <ul className="sending" aria-live="polite">
            {files.map(({ id: file, name, isDone, problem }) => (
              <li key={file} className={problem ? 'error-text' : undefined}>
                {problem ?? `${name} · ${isDone ? t('evidence.isThere') : t('evidence.sending')}`}
              </li>
            ))}
          </ul>
        )}
      </FilePicker>
    </div>
  )
}

interface FileRowProps extends Beside {
  readonly file: ListedFile
  /** Whether the asker keeps such records: others need not be told why they may not withdraw. */
  readonly keeps: boolean
}

const isPicture = ({ kind }: ListedFile): boolean => kind === 'png' || kind === 'jpeg'

function FileRow({ file, noun, id, keeps }: FileRowProps) {
  const [shown, setShown] = useState<'picture' | 'withdrawing'>()
  const { name, kind, bytes, by, at, later, withdrawn, opens, why } = file
  const address = addressOf(evidenceApi.open, { noun, id, evidenceId: file.id })
  return (
    <li>
      <div className="about">
        <p>
          {opens ? (
            <a href={address} download={name}>
              {withdrawn ? <del>{name}</del> : name}
            </a>
          ) : (
            <del>{name}</del>
          )}{' '}
          <span className="faint">
            {term(`choice.fileKind.${kind}`)} · {size(bytes)} · {by} ·{' '}
            <time dateTime={at}>{moment(at)}</time>
          </span>
          {later && <span className="tag">{t('evidence.later')}</span>}
          {withdrawn && <span className="tag against">{term('field.withdrawn')}</span>}
        </p>
        {withdrawn && (
          <p className="faint">
            {t('evidence.withdrawnBy', {
              by: withdrawn.by,
              at: moment(withdrawn.at),
              reason: withdrawn.reason,
            })}{' '}
            {!opens && term('reason.evidence.withdrawn')}
          </p>
        )}
      </div>
      <div className="actions screen-only">
        {opens && isPicture(file) && (
          <button type="button" onClick={() => setShown('picture')}>
            {t('evidence.look')}
            <span className="unseen"> {name}</span>
          </button>
        )}
        {!withdrawn && (why === null || keeps) && (
          <WhyButton
            why={why === null ? undefined : term(`reason.${why}`)}
            onClick={() => setShown('withdrawing')}
          >
            {t('record.withdraw')}
            <span className="unseen"> {name}</span>
          </WhyButton>
        )}
      </div>
      {shown === 'picture' && (
        <PictureDialog name={name} address={address} onClose={() => setShown(undefined)} />
      )}
      {shown === 'withdrawing' && (
        <Withdrawing noun={noun} id={id} file={file} onClose={() => setShown(undefined)} />
      )}
    </li>
  )
}

function Withdrawing({
  noun,
  id,
  file,
  onClose,
}: Omit<FileRowProps, 'keeps'> & { onClose(): void }) {
  const withdrawing = useMutation({
    mutationFn: (reason: string) =>
      call(evidenceApi.withdraw, { params: { noun, id, evidenceId: file.id }, input: { reason } }),
    onSuccess: async () => {
      onClose()
      toast(t('record.withdrawDone', { label: file.name }))
      await askAgain()
    },
  })
  return (
    <ReasonDialog
      title={t('record.withdrawTitle', { label: file.name })}
      about={t('evidence.withdrawAbout')}
      button={t('record.withdraw')}
      maxLength={500}
      error={withdrawing.error}
      isBusy={withdrawing.isPending}
      onClose={onClose}
      onConfirm={withdrawing.mutate}
    />
  )
}

/** 3.4 MB, 120 KB. */
const size = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
