import { useMutation } from '@tanstack/react-query'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { problemText } from '../platform/problem-words.ts'
import { papersApi } from './api.built.ts'

/** The identity number, masked; in full when it is asked for, which is noted on the trail. */
export function IdNumber({ id, masked }: { readonly id: string; readonly masked: string }) {
  const asking = useMutation({
    mutationFn: () => call(papersApi.idNumber, { params: { id } }),
    gcTime: 0,
  })
  return (
    <p>
      {t('form.idNumber', { number: asking.data?.idNumber ?? masked })}{' '}
      {!asking.data && (
        <button type="button" className="screen-only" onClick={() => asking.mutate()}>
          {t('form.idNumber.show')}
        </button>
      )}
      {asking.error && <span role="alert">{problemText(asking.error)}</span>}
    </p>
  )
}
