import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FilesOfRecord } from '@zhishi/domain/evidence/api.ts'
import { type ReactNode, createContext, use, useMemo } from 'react'
import { t } from '../kernel/words.ts'
import { addressOf } from '../platform/client.ts'
import { Icon } from '../ui/Icon.tsx'
import { evidenceApi } from './api.built.ts'
import { filesBeside } from './queries.ts'
import './evidence.css'

type Files = FilesOfRecord['files']

const FilesContext = createContext<ReadonlyMap<string, Files>>(new Map())

interface FilesOfProps {
  /** Every record that the page lists. */
  readonly records: readonly string[]
  /** As it was known at this moment. */
  readonly known?: string | null
  readonly children: ReactNode
}

/** Asks once which files stand beside the records of a page; below it each record shows its own. */
export function FilesOf({ records, known = null, children }: FilesOfProps) {
  const { data } = useQuery(filesBeside(records, known))
  const files = useMemo(
    () => new Map(data?.map(({ record, files: theirs }) => [record, theirs])),
    [data],
  )
  return <FilesContext value={files}>{children}</FilesContext>
}

interface OfRecord {
  readonly noun: string
  readonly id: string
}

/** The files beside a record, each to open at once; nothing where there are none. */
export function FilesBeside({ noun, id }: OfRecord) {
  const files = use(FilesContext).get(id) ?? []
  if (files.length === 0) return null
  return (
    <span className="files-beside">
      <Icon name="clip" size={14} />
      {files.map((file) => (
        <a
          key={file.id}
          href={addressOf(evidenceApi.open, { noun, id, evidenceId: file.id })}
          download={file.name}
        >
          {file.name}
        </a>
      ))}
    </span>
  )
}

/** How many files stand beside a record, leading to them; nothing where there are none. */
export function FileCount({ noun, id }: OfRecord) {
  const count = use(FilesContext).get(id)?.length ?? 0
  if (count === 0) return null
  return (
    <Link
      to="/records/$noun/$id"
      params={{ noun, id }}
      hash="evidence"
      className="file-count"
      title={t('evidence.count', { count })}
    >
      <Icon name="clip" size={14} />
      <span className="unseen">{t('evidence.count', { count })}</span>
      <span aria-hidden="true">{count}</span>
    </Link>
  )
}
