import { describe, expect, test } from 'vitest'
import { ALL_ABILITIES, type Ability, scopesOf } from '@zhishi/domain/access/abilities.ts'
import { Role } from '@zhishi/domain/access/roles.ts'
import { FACTS } from '@zhishi/domain/app/facts.ts'
import { LEDGERS } from '@zhishi/domain/app/ledgers.ts'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'
import { newId } from '../src/platform/ids.ts'
import { PEOPLE, type Person, world } from './world.ts'
import { worldFacts } from './worldFacts.ts'

const { as, elsewhere, stranger, endpoints, errors } = await world()
const ROLES = Role.options
const people = Object.keys(PEOPLE) as Person[]
const holds = (person: Person, ability: Ability) =>
  scopesOf([PEOPLE[person].role], ability).length > 0

// ── The printed table ──────────────────────────────────────────────────────────────────────────────

const LETTERS = { district: 'D', unit: 'U', projects: 'P', team: 'T', own: 'O' } as const
const cell = (role: Role, ability: Ability) =>
  scopesOf([role], ability)
    .map((scope) => LETTERS[scope])
    .join('')
const cells = (ability: Ability) => ROLES.map((role) => cell(role, ability))

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const everybody = ROLES.map(() => '●')

function printed(): string {
  const sorted = endpoints.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return `# Who may do what

Printed by \`server/test/whoMay.test.ts\` from the endpoints, ledgers and facts and the one table of roles
and abilities. When it is out of date the test fails; print it anew, and read what changed, with
\`npx vitest run --project server server/test/whoMay.test.ts -u\`.

D: in the whole district. U: of the own unit. P: of the projects that one commands or leads. T: of the
own inspection team. O: about oneself. ●: everybody who is signed in. Which rows that means is decided in
\`server/src/platform/visibility.ts\`; whether it is right now for this record, by the rules (\`cannot…\`) of
the domain.

## Abilities

${table(
  ['ability', ...ROLES],
  ALL_ABILITIES.map((ability) => [ability, ...cells(ability)]),
)}

## Endpoints

Where it says “signed in” without more, the noun or ledger in the address decides: see below.

${table(
  ['endpoint', 'may', ...ROLES],
  sorted.map(({ method, path, may }) => [
    `${method} ${path}`,
    may,
    ...(may === 'anyone' || may === 'signed in' ? everybody : cells(may)),
  ]),
)}

## Ledgers

${table(
  ['ledger', 'may', ...ROLES],
  LEDGERS.map(({ name, may }) => [name, may, ...cells(may)]),
)}

## Facts

What stands before the stroke is reading, what stands after it entering, correcting, withdrawing.

${table(
  ['fact', 'reads / keeps', ...ROLES],
  FACTS.map(({ noun, reads, keeps }) => [
    noun,
    `${reads} / ${keeps}`,
    ...ROLES.map((role) => [cell(role, reads), cell(role, keeps)].join('/').replace(/^\/$/, '')),
  ]),
)}
`
}

test('the printed table is up to date', async () => {
  await expect(printed()).toMatchFileSnapshot('../../decisions/who-may-do-what.md')
})

// ── The server keeps to it ─────────────────────────────────────────────────────────────────────────

/** Something for every name in an address; nothing that is there. */
const params = {
  ...Object.fromEntries(
    endpoints.flatMap(({ path }) =>
      Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => [
        name,
        /id$/i.test(name) ? newId() : 'nothing',
      ]),
    ),
  ),
  noun: 'cadre',
  ledger: 'cadres',
}
const askingOf = ({ method }: Endpoint) => (method === 'GET' ? { params } : { params, input: {} })
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const withAbility = endpoints.flatMap((endpoint) =>
  endpoint.may === 'anyone' || endpoint.may === 'signed in'
    ? []
    : [[nameOf(endpoint), endpoint, endpoint.may] as const],
)
const closed = endpoints.filter(({ may }) => may !== 'anyone')

test('who is not signed in is told so, and nothing else', async () => {
  const nobody = stranger()
  for (const endpoint of closed) {
    const { status, body } = await nobody.ask(endpoint, askingOf(endpoint))
    expect([nameOf(endpoint), status, body]).toEqual([nameOf(endpoint), 401, { code: 'sign-in' }])
  }
})

test.each(withAbility)(
  '%s is refused to whoever lacks the ability, and to nobody else',
  async (name, endpoint, ability) => {
    for (const person of people) {
      const { status, body } = await as(person).ask(endpoint, askingOf(endpoint))
      if (holds(person, ability)) expect([401, 403], `${name} ${person}`).not.toContain(status)
      else expect([person, status, body]).toEqual([person, 403, { code: 'forbidden' }])
    }
  },
)

test.each(LEDGERS.map(({ name, may }) => [name, may] as const))(
  'the ledger %s is read by who may read it, and exported by who may export as well',
  async (name, may) => {
    for (const person of people) {
      const read = await as(person).get(`/ledgers/${name}`)
      expect([person, read.status]).toEqual([person, holds(person, may) ? 200 : 403])
      const isExporter = holds(person, may) && holds(person, 'export ledgers')
      const file = await as(person).get(`/ledgers/${name}/export`)
      expect([person, file.status]).toEqual([person, isExporter ? 200 : 403])
      if (isExporter) expect((await file.bytes()).length).toBeGreaterThan(1000)
    }
  },
)

const facts = worldFacts()

test.each(FACTS.map(({ noun, keeps }) => [noun, keeps] as const))(
  'a %s is entered, corrected, withdrawn and restored only by who keeps it',
  async (noun, keeps) => {
    const there = facts.find((fact) => fact.noun === noun)
    expect(there, 'the world has one of each kind').toBeDefined()
    const { id = '', content = {} } = there ?? {}
    const path = `/records/${noun}/${id}`
    for (const person of people.filter((one) => !holds(one, keeps))) {
      const answers = [
        await as(person).put(`/records/${noun}/${newId()}`, { content }),
        await as(person).post(`${path}/corrections`, { version: 1, reason: '更正', content }),
        await as(person).post(`${path}/withdrawal`, { version: 1, reason: '撤回' }),
        await as(person).post(`${path}/restoration`, { version: 1, reason: '恢复' }),
      ]
      expect([person, ...answers.map(({ status }) => status)]).toEqual([person, 403, 403, 403, 403])
    }
  },
)

describe('the three administrators see no personnel content', () => {
  const administrators = ['systemAdmin', 'securityAdmin', 'auditor'] as const
  test.each(administrators)('%s', async (person) => {
    const client = as(person)
    for (const { noun, id } of facts)
      expect([403, 404], noun).toContain((await client.get(`/records/${noun}/${id}`)).status)
    for (const q of ['顾明', '云溪', 'gu'])
      expect((await client.get('/search', { q })).body).toEqual([])
    const said = await Promise.all(
      endpoints
        .filter(({ method, may }) => method === 'GET' && may !== 'anyone')
        .map(async (endpoint) => {
          const ids = facts.filter(({ noun }) => noun === 'cadre').map(({ id }) => id)
          const [id = ''] = ids
          const { body } = await client.ask(endpoint, { params: { ...params, id } })
          return JSON.stringify(body ?? '')
        }),
    )
    for (const text of ['征迁', '秸秆', '云溪大桥', '四级调研员', '嘉奖'])
      expect(said.join('\n')).not.toContain(text)
  })
})

describe('what one may not see is byte for byte the same as what does not exist', () => {
  const narrow = ['unitClerk', 'lead', 'head', 'commander', 'cadre', 'inspector'] as const
  test.each([...narrow, 'elsewhere'] as const)('%s', async (person) => {
    const client = person === 'elsewhere' ? elsewhere : as(person)
    let hidden = 0
    for (const { noun, id } of facts) {
      const there = await client.get(`/records/${noun}/${id}`)
      if (there.status === 200) continue
      hidden += 1
      const nowhere = await client.get(`/records/${noun}/${newId()}`)
      expect([noun, there.status, there.body]).toEqual([noun, nowhere.status, nowhere.body])
    }
    expect(hidden).toBeGreaterThan(0)
  })
})

test('nothing here was an error of the server', () => {
  expect(errors).toEqual([])
})
