import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { RunBoard } from '@zhishi/domain/evaluation/lineageApi.ts'
import type { HeadScheme } from '@zhishi/domain/evaluation/scheme.ts'
import { useDeferredValue, useMemo, useState } from 'react'
import { useMay } from '../access/actor.ts'
import { t } from '../kernel/words.ts'
import { call } from '../platform/client.ts'
import { ForbiddenPage, ProblemPage } from '../platform/ErrorPages.tsx'
import { newId } from '../platform/new-id.ts'
import { problemText } from '../platform/problem-words.ts'
import { useTitle } from '../ui/title.ts'
import { toast } from '../ui/toast.tsx'
import { Watermark } from '../ui/Watermark.tsx'
import { WhyButton } from '../ui/WhyButton.tsx'
import { board } from './lineageQueries.ts'
import { schemesApi } from './schemesApi.built.ts'
import { Recused } from './Recused.tsx'
import { WhatIfRobust } from './WhatIfRobust.tsx'
import { WhatIfRules } from './WhatIfRules.tsx'
import { WhatIfTable } from './WhatIfTable.tsx'
import { movedBetween, outcomeOf, tableOf } from './whatIfBoard.ts'
import './evaluation.css'
import './whatIf.css'

/** Moves weights and rules and shows at once what that does; it writes nothing. */
export default function WhatIfPage() {
  const { run } = useParams({ from: '/shell/evaluation/$run/what-if' })
  const may = useMay()
  const { data, error } = useQuery({ ...board(run), enabled: may('read evaluation') })
  useTitle(t('whatIf.title'))
  if (!may('read evaluation')) return <ForbiddenPage />
  if (error) return <ProblemPage error={error} />
  if (!data) return <p role="status">{t('loading')}</p>
  return <WhatIf key={run} data={data} />
}

function WhatIf({ data }: { data: RunBoard }) {
  const { run, scheme } = data
  const [rules, setRules] = useState(scheme)
  const table = useMemo(() => tableOf(data), [data])
  const before = useMemo(() => outcomeOf(table, scheme, data), [table, scheme, data])
  // The slider follows the hand first; the rows follow the slider.
  const settled = useDeferredValue(rules)
  const now = useMemo(() => outcomeOf(table, settled, data, before), [table, settled, data, before])
  return (
    <div className="evaluation what-if">
      <Watermark />
      <header className="page-head">
        <h1>{t('whatIf.title')}</h1>
        <span className="faint">
          {run.period} · {run.scheme}
        </span>
        <div className="actions">
          <Link to="/evaluation/$run" params={{ run: run.id }} className="button">
            {t('lineage.run')}
          </Link>
          <button type="button" onClick={() => setRules(scheme)} disabled={rules === scheme}>
            {t('whatIf.back')}
          </button>
          <SaveDraft from={run.scheme} rules={rules} changed={rules !== scheme} />
        </div>
      </header>
      <p className="hint">{t('whatIf.about')}</p>
      <Recused run={run} />
      <p className="summary" role="status">
        <Summary before={before} now={now} />
      </p>
      <div className="what-if-desk">
        <WhatIfRules rules={rules} change={setRules} />
        <WhatIfTable run={run.id} table={table} before={before} now={now} />
      </div>
      <WhatIfRobust board={data} table={table} rules={settled} now={now} />
    </div>
  )
}

type Outcomes = Record<'before' | 'now', ReturnType<typeof outcomeOf>>

function Summary({ before, now }: Outcomes) {
  const { ranks, grades, enter, leave, newStandouts, lostStandouts } = movedBetween(before, now)
  if (ranks + grades + newStandouts + lostStandouts === 0) return t('whatIf.same')
  return (
    <>
      {t('whatIf.summary', { ranks, grades, in: enter, out: leave })}{' '}
      {t('whatIf.summaryStandouts', { in: newStandouts, out: lostStandouts })}
    </>
  )
}

/** Hands the rules over as a draft scheme, which is published elsewhere and by its own rules. */
function SaveDraft({
  from,
  rules,
  changed,
}: {
  from: string
  rules: HeadScheme
  changed: boolean
}) {
  const may = useMay()
  const navigate = useNavigate()
  const saving = useMutation({
    mutationFn: () =>
      call(schemesApi.startDraft, {
        params: { id: newId() },
        input: { from, title: null, why: t('whatIf.title'), scheme: rules },
      }),
    onSuccess: ({ key }) => {
      toast(t('whatIf.drafted'))
      void navigate({ to: '/schemes/$key', params: { key } })
    },
    onError: (problem) => toast(problemText(problem)),
  })
  const why = !may('write schemes')
    ? t('whatIf.mayNot')
    : changed
      ? undefined
      : t('whatIf.unchanged')
  return (
    <WhyButton why={why} className="primary" onClick={() => saving.mutate()}>
      {t('whatIf.draft')}
    </WhyButton>
  )
}
