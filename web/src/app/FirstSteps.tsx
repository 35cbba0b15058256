import { useMutation } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { t } from '../kernel/words.ts'
import { intakeApi } from '../intake/api.built.ts'
import { call } from '../platform/client.ts'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'

/** Three ways on for the first clerk, who is signed in now. */
export function FirstSteps({ clerk }: { clerk: string }) {
  const { history } = useRouter()
  const sample = useMutation({
    mutationFn: async () => {
      const params = { id: newId() }
      await call(intakeApi.begin, { params, input: { year: null, sample: true } })
      await call(intakeApi.read, { params, input: {} })
      return params.id
    },
    onSuccess: (id) => history.push(`/import/${id}`),
  })
  return (
    <div className="stack">
      <p>{t('setup.doneAbout', { name: clerk })}</p>
      <ul className="ways">
        <li>
          <button type="button" onClick={() => history.push('/import')}>
            <strong>{t('setup.handIn')}</strong>
            <span>{t('setup.handInAbout')}</span>
          </button>
        </li>
        <li>
          <button type="button" disabled={sample.isPending} onClick={() => sample.mutate()}>
            <strong>{t('setup.sample')}</strong>
            <span>{t('setup.sampleAbout')}</span>
          </button>
        </li>
        <li>
          <Link to="/" className="button">
            <strong>{t('setup.empty')}</strong>
            <span>{t('setup.emptyAbout')}</span>
          </Link>
        </li>
      </ul>
      <div role="alert">
        {sample.error && <p className="banner bad">{problemText(sample.error)}</p>}
      </div>
      <p className="faint">{t('setup.missing')}</p>
    </div>
  )
}
