import type { Database } from './database.ts'
import { operatorError } from './operator.ts'

/** The district that a command at the terminal is about: the only one, or the one named. */
export async function districtAt(
  db: Database,
  name?: string,
): Promise<{ id: number; name: string }> {
  const all = await db.selectFrom('districts').select(['id', 'name']).orderBy('id').execute()
  const found = name === undefined ? all : all.filter((district) => district.name === name)
  const [one, another] = found
  if (one && !another) return one
  const names = all.map((district) => district.name).join('、')
  if (all.length === 0)
    throw operatorError('district.none', {
      zh: '还没有任何县区。请先运行 npm start 设置，或用 import 导入台账。',
      en: 'There is no district yet. Set one up with npm start, or bring workbooks in with import.',
    })
  throw operatorError('district.which', {
    zh: `请用 --district 指明县区：${names}`,
    en: `Say which district with --district: ${names}`,
  })
}
