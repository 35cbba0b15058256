import { useMutation } from '@tanstack/react-query'
import type { FormPreview } from '@zhishi/domain/papers/api.ts'
import { useState } from 'react'
import { t, term } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { papersApi } from './api.built.ts'
import { NamesakeList } from './Namesakes.tsx'

interface FormChangesProps {
  readonly id: string
  readonly file: File
  readonly preview: FormPreview
  readonly onTaken: (taken: { corrected: readonly string[]; kept: readonly string[] }) => void
}

const listed = (words: readonly string[]) => words.join(t('comma'))

/** Field by field what taking the file over would change; a person chooses and confirms. */
export function FormChanges({ id, file, preview, onTaken }: FormChangesProps) {
  const { changes, seen, otherName } = preview
  const open = changes.filter(({ became, into }) => became !== 'same' && into !== 'nowhere')
  // What is new is proposed; what differs from the record is for a person to weigh.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(open.filter(({ became }) => became === 'new').map(({ key }) => key)),
  )
  const taking = useMutation({
    mutationFn: () =>
      call(papersApi.takeForm, {
        params: { id },
        query: { name: file.name, fields: [...chosen].join(','), seen },
        upload: file,
      }),
    onSuccess: onTaken,
  })
  const toggle = (key: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const same = changes.filter(({ became }) => became === 'same')
  return (
    <>
      {otherName !== null && (
        <p role="alert">{term('reason.form.other-person', { name: otherName })}</p>
      )}
      {preview.unknown.length > 0 && (
        <p className="hint">{t('form.unknown', { names: listed(preview.unknown) })}</p>
      )}
      {preview.doubled.length > 0 && (
        <p className="hint">{t('form.doubled', { names: listed(preview.doubled) })}</p>
      )}
      {preview.outOfOrder.length > 0 && (
        <p className="hint">{t('form.outOfOrder', { names: listed(preview.outOfOrder) })}</p>
      )}
      {preview.sameName.length > 0 && (
        <>
          <p className="hint">{t('namesakes.about')}</p>
          <NamesakeList of={id} namesakes={preview.sameName} />
        </>
      )}
      <div className="scroll">
        <table>
          <caption>{t('form.changes', { open: open.length, same: same.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('form.choose')}</th>
              <th scope="col">{t('form.field')}</th>
              <th scope="col">{t('form.became')}</th>
              <th scope="col">{t('form.before')}</th>
              <th scope="col">{t('form.after')}</th>
              <th scope="col">{t('form.into')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ key, became, before, after, into }) => (
              <tr key={key} className={became}>
                <td>
                  {became !== 'same' && into !== 'nowhere' && (
                    <input
                      type="checkbox"
                      aria-label={term(`form.field.${key}`)}
                      checked={chosen.has(key)}
                      onChange={() => toggle(key)}
                    />
                  )}
                </td>
                <th scope="row">{term(`form.field.${key}`)}</th>
                <td>{t(`form.became.${became}`)}</td>
                <td>{key === 'photo' ? before && t('form.photo') : before}</td>
                <td>{key === 'photo' ? t('form.photo') : after}</td>
                <td>{t(`form.into.${into}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {taking.error && <p role="alert">{problemText(taking.error)}</p>}
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={chosen.size === 0 || taking.isPending || otherName !== null}
          onClick={() => taking.mutate()}
        >
          {t('form.confirm', { count: chosen.size })}
        </button>
      </div>
    </>
  )
}
