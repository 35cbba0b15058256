import { canonicalText } from '@zhishi/domain/evaluation/canonical.ts'
import type { Scheme } from '@zhishi/domain/evaluation/scheme.ts'
import { DraftScheme } from '@zhishi/domain/evaluation/schemeFile.ts'
import { type Database, type Tx, transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/trail.ts'
import { BUILT_IN, schemeKey } from './schemes.ts'
import { startDraft } from './schemesStarting.ts'

const PROGRAM = '知事'
const TITLE = '程序现行的默认方案'
const WHY = '程序的默认方案已更新，本县区沿用的是较早的一版；是否采用，由人决定'

/** Rules without the number and the date that each district gives them. */
const rulesIn = (scheme: Scheme): string => canonicalText({ ...scheme, version: 0, dated: '' })

/** Whether a district keeps a default of an earlier program and was never offered the present one. */
async function lacks(tx: Tx, districtId: number, scheme: Scheme): Promise<boolean> {
  const kept = await tx
    .selectFrom('schemes')
    .select(['version', 'content'])
    .where('districtId', '=', districtId)
    .where('scheme', '=', scheme.id)
    .execute()
  const written = await tx
    .selectFrom('schemeRevisions')
    .select('content')
    .where('districtId', '=', districtId)
    .where('scheme', '=', scheme.id)
    .execute()
  return (
    kept.some((one) => one.version === scheme.version) &&
    ![...kept, ...written].some(
      ({ content }) => rulesIn(DraftScheme.parse(content)) === rulesIn(scheme),
    )
  )
}

/**
 * A name means one thing in a district: what it has kept under `heads-1` stays `heads-1`, whatever a
 * later program brings under that name. The later default is offered as a draft of the next version;
 * only people change what holds.
 */
export async function offerDefaults(db: Database, now: Date): Promise<void> {
  const districts = await db.selectFrom('districts').select('id').execute()
  for (const { id: districtId } of districts)
    await transaction(db, async (tx) => {
      const by = { districtId, accountId: null, name: PROGRAM }
      for (const scheme of BUILT_IN) {
        if (!(await lacks(tx, districtId, scheme))) continue
        const from = schemeKey(scheme.id, scheme.version)
        const draft = { from, title: TITLE, why: WHY, scheme }
        const { key } = await startDraft(tx, by, now, newId(now.getTime()), draft)
        const particulars = { key, from }
        await record(tx, by, now, {
          act: 'offer scheme',
          outcome: 'done',
          noun: 'scheme',
          particulars,
        })
      }
    })
}
