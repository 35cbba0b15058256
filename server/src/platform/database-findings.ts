import type { Client } from 'pg'
import { type Finding, judge } from './finding.ts'
import { wrongRights } from './grants.ts'
import { readMigrations } from './migrations.ts'

/** First releases of each line without a known hole that our use would open. */
const FLOORS: Record<number, number> = { 15: 15, 16: 11, 17: 7, 18: 1 }

/** How the database is set up: its release and settings, its roles, its migrations. */
export async function databaseFindings(
  client: Client,
  version: string,
  app: string,
): Promise<Finding[]> {
  return [
    release(version),
    ...(await serverSettings(client)),
    ...(await text(client)),
    ...(await transport(client)),
    ...(await roles(client, app)),
    ...(await migrations(client)),
  ]
}

function release(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  const floor = FLOORS[major] ?? 0
  return judge('version', `PostgreSQL ${version}`, major >= 15 && minor >= floor, {
    zh: `请升级到 ${major}.${floor} 或更高版本`,
    en: `upgrade to ${major}.${floor} or later`,
  })
}

const EXPECTED: Record<string, readonly string[]> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply', 'remote_write'],
  data_checksums: ['on'],
  wal_level: ['replica', 'logical'],
  server_encoding: ['UTF8'],
  password_encryption: ['scram-sha-256'],
}

async function serverSettings(client: Client): Promise<Finding[]> {
  const names = Object.keys(EXPECTED)
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1) order by name',
    [names],
  )
  return rows.map(({ name, setting }) => {
    const expected = EXPECTED[name] ?? []
    return judge(name, setting, expected.includes(setting), {
      zh: `应为 ${expected[0]}`,
      en: `should be ${expected[0]}`,
    })
  })
}

async function text(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ length: number; ctype: string }>(
    `select length('考察组') as length, datctype as ctype from pg_database where datname = current_database()`,
  )
  const [found] = rows
  const isPlainC = found?.ctype === 'C' || found?.ctype === 'POSIX'
  return [
    judge('text', `length('考察组') = ${found?.length}`, found?.length === 3, {
      zh: '应为 3',
      en: 'should be 3',
    }),
    {
      code: 'ctype',
      found: found?.ctype ?? '?',
      verdict: isPlainC ? 'note' : 'ok',
      ...(isPlainC && {
        advice: {
          zh: '中文没有三元组索引；建库时请用 lc_ctype=C.UTF-8',
          en: 'Chinese text has no trigrams; create the database with lc_ctype=C.UTF-8',
        },
      }),
    },
  ]
}

/** A server on another machine is spoken to under TLS. */
async function transport(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ address: string | null; ssl: boolean }>(
    `select host(inet_server_addr()) as address, coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl`,
  )
  const address = rows[0]?.address
  const isLocal = !address || address.startsWith('127.') || address === '::1'
  const found = address ? `${address}, TLS ${rows[0]?.ssl ? 'on' : 'off'}` : 'Unix socket'
  return [
    judge('transport', found, isLocal || rows[0]?.ssl === true, {
      zh: '请启用 TLS（sslmode=verify-full）',
      en: 'use TLS (sslmode=verify-full)',
    }),
  ]
}

interface Role {
  name: string
  loose: string[]
  owned: number
  member: boolean
}

async function roles(client: Client, app: string): Promise<Finding[]> {
  const { rows } = await client.query<Role>(
    `select r.rolname as name,
       array_remove(array[case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
         case when rolcreaterole then 'createrole' end, case when rolreplication then 'replication' end], null) as loose,
       (select count(*) from pg_class where relowner = r.oid) + (select count(*) from pg_namespace where nspowner = r.oid)
         + (select count(*) from pg_database where datdba = r.oid) as owned,
       r.rolname <> current_user and pg_has_role(r.oid, (select oid from pg_roles where rolname = current_user), 'member') as member
     from pg_roles r where r.rolname in ($1, current_user) order by r.rolname = $1 desc`,
    [app],
  )
  const findings = rows.map(({ name, loose }) =>
    judge(
      `role.${name === app ? 'app' : 'owner'}`,
      `${name}: ${loose.join(', ') || 'ordinary'}`,
      loose.length === 0,
      {
        zh: `角色 ${name} 不应有 ${loose.join('、')}`,
        en: `the role ${name} should not have ${loose.join(', ')}`,
      },
    ),
  )
  const application = rows.find(({ name }) => name === app)
  const owns = application ? application.owned > 0 || application.member : true
  const wrong = await wrongRights(client, app)
  return [
    ...findings,
    judge('role.app.owns', owns ? 'owns tables' : 'owns nothing', !owns, {
      zh: '应用角色不应拥有表：请另设一个属主角色，用 DATABASE_OWNER_URL 指定',
      en: 'the application role should own nothing: make a second role the owner and name it with DATABASE_OWNER_URL',
    }),
    judge(
      'rights',
      wrong.length === 0 ? 'as they should be' : wrong.map(({ table }) => table).join(', '),
      wrong.length === 0,
      {
        zh: '应用角色对这些表的权限不对（履历类的表只能新增和读取）；重新启动会改正',
        en: 'the application role has other rights on these tables than it should (the trail is append-only); a restart sets them right',
      },
    ),
  ]
}

async function migrations(client: Client): Promise<Finding[]> {
  const { rows: present } = await client.query<{ there: boolean }>(
    `select to_regclass('zhishi.migrations') is not null as there`,
  )
  const known = present[0]?.there
    ? (
        await client.query<{ name: string; sha256: string }>(
          'select name, sha256 from zhishi.migrations',
        )
      ).rows
    : []
  const files = new Map(readMigrations().map(({ name, sha256 }) => [name, sha256]))
  const foreign = known
    .filter(({ name, sha256 }) => files.get(name) !== sha256)
    .map(({ name }) => name)
  const pending = files.size - (known.length - foreign.length)
  return [
    judge(
      'migrations',
      foreign.length > 0 ? foreign.join(', ') : `${known.length} applied, ${pending} pending`,
      foreign.length === 0,
      {
        zh: '数据库里有本程序没有或已改动的迁移：请使用对应版本的程序',
        en: 'the database has migrations that this program does not know or has changed: use the version that made them',
      },
    ),
  ]
}
