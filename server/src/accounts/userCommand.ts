import { randomInt } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { cannotHold } from '@zhishi/domain/access/holding.ts'
import { Role } from '@zhishi/domain/access/roles.ts'
import { en as roleWordsEn, zh as roleWordsZh } from '@zhishi/domain/access/words.ts'
import { Login, Password } from '@zhishi/domain/accounts/api.ts'
import { en, zh } from '@zhishi/domain/accounts/words.ts'
import { type Reason, Refusal } from '@zhishi/domain/kernel/refusal.ts'
import { Name } from '@zhishi/domain/kernel/values.ts'
import { type Catalogue, say } from '@zhishi/domain/kernel/words.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { CommandContext } from '../platform/command.ts'
import { type Database, transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { operatorError } from '../platform/operator.ts'
import { record } from '../platform/trail.ts'
import { hashPassword } from './passwords.ts'
import { makeAccount } from './store.ts'

/** Makes an account from the terminal. Whoever sits there may make any; the trail says who did. */
export async function addUser(context: CommandContext): Promise<number> {
  const login = asked(context, 'login', Login)
  const name = asked(context, 'name', Name)
  const roles = readRoles(context.value('roles') ?? '')
  const refused = cannotHold(roles)
  if (refused) throw inWords(refused)
  const given = context.isSet('password-stdin') ? (await text(process.stdin)).trim() : undefined
  const password = checked('password', given ?? randomPassword(), Password)
  const { db } = await context.open()
  const district = await chooseDistrict(db, context.value('district'))
  const cadre = await findCadre(db, district.id, context.value('cadre'), context.value('unit'))
  const unitId = await findUnit(db, district.id, context.value('unit'))
  const id = newId()
  const now = context.now()
  try {
    const passwordHash = await hashPassword(password, login)
    await transaction(db, async (tx) => {
      const links = { cadreId: cadre?.id ?? null, unitId: unitId ?? cadre?.unitId ?? null }
      const account = { id, login, name, passwordHash, roles, ...links, trial: false }
      await makeAccount(tx, district.id, account, null, now)
      const who = { districtId: district.id, accountId: null, name: context.operator }
      const particulars = { login, roles, ...links }
      const deed = { act: 'user add', outcome: 'done', noun: 'account', recordId: id } as const
      await record(tx, who, now, { ...deed, particulars })
    })
  } catch (error) {
    throw error instanceof Refusal ? inWords(error.reason) : error
  }
  const shown = given === undefined ? { password } : {}
  context.answer(
    { id, login, name, roles, district: district.name, ...shown },
    [
      `${login}  ${name}  ${roles.map((role) => roleWordsZh[`choice.role.${role}`]).join('、')}`,
      ...(given === undefined ? [`密码 / password: ${password}`] : []),
    ].join('\n'),
  )
  return 0
}

function asked<T extends z.ZodType>(
  context: CommandContext,
  option: string,
  schema: T,
): z.infer<T> {
  return checked(option, context.value(option), schema)
}

function checked<T extends z.ZodType>(option: string, value: unknown, schema: T): z.infer<T> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const code = value === undefined ? undefined : read.error.issues[0]?.message
  if (code && `reason.${code}` in zh) throw inWords({ code })
  throw operatorError('user.option', {
    zh: `缺少 --${option}，或它的值不对。`,
    en: `--${option} is missing, or its value is wrong.`,
  })
}

const inWords = ({ code, about }: Reason): Error =>
  operatorError(code, {
    zh: say(zh as Catalogue, `reason.${code}`, about),
    en: say(en as Catalogue, `reason.${code}`, about),
  })

/** Roles by their identifiers or by the words that people use for them. */
function readRoles(words: string): Role[] {
  const wanted = words.split(/[,，、]/).map((word) => word.trim())
  return wanted.filter(Boolean).map((word) => {
    const role = Role.options.find((one) =>
      [one, roleWordsZh[`choice.role.${one}`], roleWordsEn[`choice.role.${one}`]].includes(word),
    )
    if (role) return role
    const list = Role.options
      .map((one) => `${one} ${roleWordsZh[`choice.role.${one}`]}`)
      .join('\n  ')
    throw operatorError('user.role', {
      zh: `没有“${word}”这个角色。可用的角色：\n  ${list}`,
      en: `There is no role ${word}. Roles:\n  ${list}`,
    })
  })
}

/** 24 letters and digits that are not mistaken for one another: about 119 bits. */
function randomPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  return Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join('')
}

async function chooseDistrict(db: Database, name: string | undefined) {
  const districts = await db.selectFrom('districts').select(['id', 'name']).orderBy('id').execute()
  const [first, second] = districts.filter(
    (district) => name === undefined || district.name === name,
  )
  if (first && !second) return first
  const list = districts.map((district) => `  ${district.name}`).join('\n')
  throw first
    ? operatorError('user.district', {
        zh: `有几个县区，请用 --district 指明：\n${list}`,
        en: `There are several districts; say which with --district:\n${list}`,
      })
    : operatorError('user.no_district', {
        zh: `没有这个县区。先完成首次设置，或先导入一次。\n${list}`,
        en: `There is no such district. Finish the first setup or an import first.\n${list}`,
      })
}

async function findUnit(db: Database, districtId: number, name: string | undefined) {
  if (name === undefined) return undefined
  const unit = await db
    .selectFrom('units')
    .select('id')
    .where('districtId', '=', districtId)
    .where('name', '=', name)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (unit) return unit.id
  throw operatorError('user.unit', {
    zh: `没有叫“${name}”的单位。`,
    en: `There is no unit of the name ${name}.`,
  })
}

interface Found {
  readonly id: string
  readonly unitId: string | null
  readonly unit: string | null
  readonly post: string | null
}

/** The cadre of a name, with the unit of the present post; where several bear it, in the named unit. */
async function findCadre(
  db: Database,
  districtId: number,
  name: string | undefined,
  unit: string | undefined,
) {
  if (name === undefined) return undefined
  const { rows: found } = await sql<Found>`
    select c.id, t.unit_id, u.name as unit, t.post from cadres c
    left join tenures t on t.district_id = ${districtId} and t.present_cadre_id = c.id
    left join units u on u.district_id = ${districtId} and u.id = t.unit_id
    where c.district_id = ${districtId} and c.name = ${name} and c.withdrawn_at is null
    order by c.ordinal`.execute(db)
  const [one, another] = found.filter((cadre) => unit === undefined || cadre.unit === unit)
  if (one && !another) return one
  const list = found.map((cadre) => `  ${name} ${cadre.unit ?? ''} ${cadre.post ?? ''}`).join('\n')
  throw operatorError('user.cadre', {
    zh: one ? `叫“${name}”的不止一人，请用 --unit 指明：\n${list}` : `没有找到“${name}”。\n${list}`,
    en: one
      ? `Several bear the name ${name}; say which with --unit:\n${list}`
      : `Nobody of the name ${name} is on record.\n${list}`,
  })
}
