import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { databaseFindings } from './database-findings.ts'
import { onConnection } from './database.ts'
import { filesIn, placeOf } from './files.ts'
import { type Finding, judge } from './finding.ts'
import { roleOf } from './migrations.ts'
import type { RunningDatabase } from './postgres.ts'
import type { Settings } from './settings.ts'

/** Looks at the program, the database and the disk; changes nothing. */
export async function examine(settings: Settings, running: RunningDatabase): Promise<Finding[]> {
  const app = roleOf(running.connectionOptions('app'))
  const connection = running.connectionOptions('owner')
  return onConnection({ connection, name: 'zhishi doctor' }, async (client) => [
    ...program(settings),
    ...(await databaseFindings(client, running.version, app)),
    ...(await evidence(client, settings.data)),
    ...modes(settings, running),
    room(settings.data),
  ])
}

function program(settings: Settings): Finding[] {
  const major = Number.parseInt(process.versions.node, 10)
  const isPublic = !['127.0.0.1', '::1', 'localhost'].includes(settings.host)
  const isPlain = isPublic && !settings.publicUrl?.startsWith('https://')
  return [
    judge('node', process.version, major >= 24, {
      zh: '需要 Node 24 以上',
      en: 'Node 24 or later is needed',
    }),
    {
      code: 'address',
      found: settings.publicUrl ?? `http://${settings.host}:${settings.port}`,
      verdict: isPlain ? 'note' : 'ok',
      ...(isPlain && {
        advice: {
          zh: '其他机器可以访问，却没有 HTTPS：请在前面放一个 HTTPS 反向代理，并设置 PUBLIC_URL=https://…',
          en: 'Other machines can reach this without HTTPS: put an HTTPS proxy in front and set PUBLIC_URL=https://…',
        },
      }),
    },
  ]
}

/** Every file that stands beside a record is in the store, as long as it was when it came. */
async function evidence(client: Client, data: string): Promise<Finding[]> {
  const { rows: present } = await client.query<{ there: boolean }>(
    `select to_regclass('zhishi.evidence') is not null as there`,
  )
  if (!present[0]?.there) return []
  const { rows } = await client.query<{ sha256: string; bytes: number }>(
    'select distinct sha256, bytes from zhishi.evidence',
  )
  const missing = rows.filter(({ sha256, bytes }) => {
    const found = statSync(placeOf(data, sha256), { throwIfNoEntry: false })
    return found?.size !== Number(bytes)
  })
  const named = missing.slice(0, 3).map(({ sha256 }) => sha256)
  return [
    judge(
      'evidence',
      [`${rows.length} files, ${missing.length} missing`, ...named].join(' '),
      missing.length === 0,
      {
        zh: '有佐证文件不在文件目录里：请从备份取回 files 目录下同名的文件',
        en: 'files of evidence are not in the file store: take those of the same name from the files/ of a backup',
      },
    ),
  ]
}

/** Who else on this machine could read the data: nobody. Passing through (x) is allowed to directories. */
function modes(settings: Settings, running: RunningDatabase): Finding[] {
  if (process.platform === 'win32') return []
  const { home } = running
  const places: [string, string | undefined, number][] = [
    ['mode.data', settings.data, 0o066],
    ['mode.files', filesIn(settings.data), 0o077],
    ['mode.database', home, 0o077],
    ['mode.cluster', home && join(home, 'cluster'), 0o077],
    ['mode.socket', home && join(home, 'socket'), 0o077],
    ['mode.credentials', home && join(home, 'credentials.json'), 0o077],
  ]
  return places.flatMap(([code, path, closed]) => {
    if (!path || !existsSync(path)) return []
    const mode = statSync(path).mode & 0o777
    return [
      judge(code, `${path} ${mode.toString(8).padStart(4, '0')}`, (mode & closed) === 0, {
        zh: `其他用户可以读：chmod ${statSync(path).isDirectory() ? '0700' : '0600'} ${path}`,
        en: `open to other users: chmod ${statSync(path).isDirectory() ? '0700' : '0600'} ${path}`,
      }),
    ]
  })
}

function room(data: string): Finding {
  const place = existsSync(data) ? data : '/'
  const { bavail, bsize } = statfsSync(place)
  const megabytes = Math.floor((bavail * bsize) / 1_000_000)
  return judge('room', `${megabytes} MB`, megabytes >= 500, {
    zh: '磁盘空间不足 500 MB',
    en: 'less than 500 MB are left on the disk',
  })
}
