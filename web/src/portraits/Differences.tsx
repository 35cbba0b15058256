import type { WriteUpText } from '@zhishi/domain/portraits/api.ts'
import { type Change, type Piece, differenceOf } from '@zhishi/domain/portraits/difference.ts'
import { t } from '../kernel/words.ts'

const drawn = ({ became, text }: Piece, i: number) =>
  became === 'added' ? (
    <ins key={i}>{text}</ins>
  ) : became === 'removed' ? (
    <del key={i}>{text}</del>
  ) : (
    <span key={i}>{text}</span>
  )

function Line({ kind, became, pieces, otherSources }: Change) {
  const words = (
    <>
      {pieces.map(drawn)}
      {otherSources && <span className="hint"> {t('writeUp.otherSources')}</span>}
    </>
  )
  return kind === 'heading' ? (
    <h3 className={`line ${became}`}>{words}</h3>
  ) : (
    <p className={`line ${became}`}>{words}</p>
  )
}

/** What became of a text from one version to another, in reading order. */
export function Differences({ before, after }: { before: WriteUpText; after: WriteUpText }) {
  const changes = differenceOf(before, after)
  const count = changes.filter((one) => one.became !== 'same' || one.otherSources).length
  return (
    <article className="card paper differences" lang="zh-CN">
      <p className="hint" role="status">
        {count === 0 ? t('writeUp.noDifference') : t('writeUp.differences', { count })}
      </p>
      {changes.map((change, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list is never reordered
        <Line key={i} {...change} />
      ))}
    </article>
  )
}
