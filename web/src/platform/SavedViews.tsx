import { type FormEvent, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedView } from '@zhishi/domain/platform/api.ts'
import type { Ledger } from '@zhishi/domain/platform/ledger.ts'
import { t } from '../kernel/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { toast } from '../ui/toast.tsx'
import { platformApi } from './api.built.ts'
import { call } from './client.ts'
import { problemText } from './problem-words.ts'
import { type Search, viewFrom, viewOf } from './ledger-address.ts'
import { newId } from './new-id.ts'
import { savedViews } from './queries.ts'

interface SavedViewsProps {
  readonly ledger: Ledger
  readonly search: Search
  readonly near: Element | null
  readonly onSearch: (next: Search) => void
  readonly onClose: () => void
}

/** Views of this ledger under a name, one's own and those others share; a view is an address. */
export function SavedViews({ ledger, search, near, onSearch, onClose }: SavedViewsProps) {
  const views = useQuery(savedViews).data?.filter((view) => view.ledger === ledger.name) ?? []
  const { save, drop } = useViewChanges(ledger)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { id: newId(), name: name.trim(), address: viewOf(search), shared },
      {
        onSuccess: () => {
          toast(t('views.saved', { name: name.trim() }))
          setName('')
        },
      },
    )
  }
  const remove = (view: SavedView) =>
    drop.mutate(view.id, {
      onSuccess: () =>
        toast(t('views.dropped', { name: view.name }), { undo: () => save.mutate(view) }),
    })
  return (
    <Dialog title={t('views.title')} near={near} onClose={onClose}>
      <ul className="menu saved-views">
        <li>
          <button type="button" onClick={() => onSearch({})}>
            {t('views.own')}
          </button>
        </li>
        {views.map((view) => (
          <li key={view.id}>
            <button type="button" onClick={() => onSearch(viewFrom(view.address))}>
              {view.name}
              {view.shared && <span className="tag">{t('views.shared')}</span>}
            </button>
            {view.mine && (
              <button
                type="button"
                className="quiet"
                aria-label={t('views.drop', { name: view.name })}
                onClick={() => remove(view)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <form className="filter" onSubmit={submit}>
        <label className="field">
          <span className="label">{t('views.name')}</span>
          <input
            required
            maxLength={50}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          {t('views.share')}
        </label>
        {save.error && (
          <p className="error-text" role="alert">
            {problemText(save.error)}
          </p>
        )}
        <button type="submit" className="primary" disabled={save.isPending}>
          {t('views.save')}
        </button>
      </form>
    </Dialog>
  )
}

function useViewChanges(ledger: Ledger) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries(savedViews)
  const save = useMutation({
    mutationFn: ({ id, name, address, shared }: Omit<SavedView, 'ledger' | 'mine'>) =>
      call(platformApi.saveView, {
        params: { id },
        input: { ledger: ledger.name, name, address, shared },
      }),
    onSuccess,
  })
  const drop = useMutation({
    mutationFn: (id: string) => call(platformApi.dropView, { params: { id } }),
    onSuccess,
  })
  return { save, drop }
}
