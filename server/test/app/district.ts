import { type Noun, factOf } from '@zhishi/domain/app/facts.ts'
import { fieldsOf } from '@zhishi/domain/kernel/field.ts'
import { type Database, transaction } from '../../src/platform/database.ts'
import { enterFacts } from '../../src/platform/facts.ts'
import { FACTS } from './districtFacts.ts'
import { idOf } from './idOf.ts'

export { idOf }

/**
 * A district with something in every ledger. 单雄信 and 苏禾 head 河口镇 and 山阳街道; 许宁 leads two
 * projects, 高远 one of them; 方正 commands the first; 田野 inspects with the first team, 何川 with
 * the second and is 许宁's brother-in-law; 尤安 is an ordinary cadre.
 */

export const DISTRICT = 7
const AT = new Date('2025-01-10T08:00:00Z')
const BATCH = '01940000-0000-7000-8000-000000000001'

function factFor(noun: Noun) {
  const fact = factOf(noun)
  if (!fact) throw new Error(`no noun ${noun}`)
  return fact
}

type Content = Readonly<Record<string, unknown>>

/** A fact's whole content from what is said of it; what is not said is not known. */
export function whole(noun: Noun, said: Content): Record<string, unknown> {
  const unknown = Object.fromEntries(fieldsOf(factFor(noun).schema).map(({ key }) => [key, null]))
  return { ...unknown, ...said }
}

/** Everything as an import leaves it: one batch, with rows that stand for who and when. */
export async function enterDistrict(db: Database): Promise<void> {
  await db
    .insertInto('districts')
    .values({ id: DISTRICT, code: null, name: '桃李区', createdAt: AT })
    .execute()
  const writing = {
    by: { districtId: DISTRICT, accountId: null, name: '周敏' },
    at: AT,
    batchId: BATCH,
  }
  const source = { file: '台账.xlsx', sheet: '表', row: 3 }
  await transaction(db, async (tx) => {
    for (const [noun, said] of FACTS) {
      const entries = said.map(([name, content, flags = []]) => ({
        id: idOf(name),
        content: whole(noun, content),
        source,
        flags,
      }))
      await enterFacts(tx, factFor(noun), entries, writing)
    }
  })
}
