import type { RunRow } from '@zhishi/domain/evaluation/run.ts'
import { useMay } from '../access/actor.ts'
import { t } from '../kernel/words.ts'
import { WhyButton } from '../ui/WhyButton.tsx'
import { reasonWords, useTable } from './meeting.ts'

/** The one thing that can be done about a person now: give an opinion, decide, or why neither. */
export function PersonAct({ row }: { row: RunRow }) {
  const { data, ask } = useTable()
  const may = useMay()
  const { state } = data.run
  if (state === 'sealed' || data.lines === null || row.notAssessed) return null
  const avoided = data.avoided.find(({ cadreId }) => cadreId === row.cadreId)
  const needed = state === 'proposed' ? 'give opinions' : 'decide evaluation'
  const why = avoided
    ? reasonWords(avoided.why as { code: string })
    : may(needed)
      ? undefined
      : t('calibration.notYours')
  return (
    <WhyButton onClick={() => ask(row)} why={why}>
      {state === 'proposed' ? t('calibration.opine') : t('calibration.decide')}
      <span className="unseen"> {row.name}</span>
    </WhyButton>
  )
}
