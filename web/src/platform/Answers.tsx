import type { RecordView } from '@zhishi/domain/platform/api.ts'
import { partialDate } from '../kernel/format.ts'
import { t } from '../kernel/words.ts'
import { RecordLink } from './RecordLink.tsx'

/** What the person answered to a record: it stands wherever the record is shown. */
export const Answers = ({ answers }: Pick<RecordView, 'answers'>) =>
  answers.map(({ id, date, text }) => (
    <span key={id} className="reply">
      <RecordLink noun="reply" id={id}>
        {t('record.answer', { date: partialDate(date), text })}
      </RecordLink>
    </span>
  ))
