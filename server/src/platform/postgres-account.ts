import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { operatorError } from './operator.ts'

/** A user of the operating system under which the database runs. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * PostgreSQL does not run as root. Started as root, the database gets a system user of its own: the
 * one that owns the database already, else `zhishi` or `postgres`, else a new `zhishi`. Started by
 * an ordinary user it runs as that user, and there is no account to change to (undefined).
 */
export function databaseAccount(existing: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = systemUsers()
  if (existing) {
    const { uid, gid } = statSync(existing)
    if (uid !== 0) return users.find((user) => user.uid === uid) ?? { name: String(uid), uid, gid }
  }
  return users.find(isNamed('zhishi')) ?? users.find(isNamed('postgres')) ?? createAccount()
}

/** Whether the account may pass through every directory down to and including this one. */
export function canReach(account: Account, directory: string): boolean {
  for (let place = directory; ; place = dirname(place)) {
    if (!mayPass(account, place)) return false
    if (place === dirname(place)) return true
  }
}

function mayPass(account: Account, directory: string): boolean {
  const { mode, uid, gid } = statSync(directory)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

function isNamed(name: string) {
  return (user: Account) => user.name === name && user.uid !== 0
}

function systemUsers(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

function createAccount(): Account {
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'zhishi'],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'zhishi']],
  ]
  for (const [program, words] of ways) {
    try {
      execFileSync(program, words, { stdio: 'ignore' })
    } catch {
      continue
    }
    const made = systemUsers().find(isNamed('zhishi'))
    if (made) return made
  }
  throw operatorError('postgres.no_account', {
    zh: '数据库不能以 root 身份运行，而系统用户 zhishi 无法建立。请先运行 useradd --system zhishi，或用普通用户启动。',
    en: 'The database cannot run as root, and the system user zhishi could not be created. Run useradd --system zhishi first, or start as an ordinary user.',
  })
}
