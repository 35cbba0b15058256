import { randomUUID } from 'node:crypto'
import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { operatorError } from './operator.ts'
import { isAlive, pause, startMark } from './processes.ts'

/**
 * One program at a time works on a data directory. The lock names its holder by process number and
 * start mark, so that a lock left by a killed program is known as dead at once, also when the number
 * has been given to another process since. A holder on another machine (a shared volume) is known to
 * live by the file's time, which the holder keeps fresh.
 */
export interface Holder {
  pid: number
  mark: string | undefined
  machine: string
  purpose: string
  token: string
}

const FRESH = 30_000
const HEARTBEAT = 5_000

export interface InstanceLock {
  release(): void
}

/** Takes the lock, or refuses with who holds it. */
export async function lockInstance(data: string, purpose: string): Promise<InstanceLock> {
  const path = lockPath(data)
  const own: Holder = {
    pid: process.pid,
    mark: startMark(process.pid),
    machine: hostname(),
    purpose,
    token: randomUUID(),
  }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (place(path, own)) return held(path, own)
    const found = read(path)
    if (found && lives(found, path)) throw alreadyRunning(data, found)
    const removed = removeDead(path, found)
    if (!place(path, own)) continue
    // Two starts that found the same dead lock: the later one may have moved the earlier one's away.
    if (removed) await pause(100)
    if (read(path)?.token === own.token) return held(path, own)
  }
  throw alreadyRunning(data, read(path))
}

/** Who works on this data directory now; undefined when nobody does. */
export function holderOf(data: string): Holder | undefined {
  const path = lockPath(data)
  const holder = read(path)
  return holder && lives(holder, path) ? holder : undefined
}

function lives(holder: Holder, path: string): boolean {
  if (holder.machine !== hostname()) return isFresh(path)
  return isAlive(holder.pid) && startMark(holder.pid) === holder.mark
}

function lockPath(data: string): string {
  return join(data, 'zhishi.lock')
}

/** Writes the whole lock beside its place, then links it there: it is never seen half-written. */
function place(path: string, own: Holder): boolean {
  const draft = `${path}.${own.token}`
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a dead lock away; a living one that came between the look and the move is put back. */
function removeDead(path: string, dead: Holder | undefined): boolean {
  const aside = `${path}.dead-${randomUUID()}`
  try {
    renameSync(path, aside)
    const isTheDeadOne = read(aside)?.token === dead?.token
    if (!isTheDeadOne) linkSync(aside, path)
    rmSync(aside, { force: true })
    return isTheDeadOne
  } catch {
    return false
  }
}

function held(path: string, own: Holder): InstanceLock {
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      // The data directory was taken away; whoever notices first reports it.
    }
  }, HEARTBEAT)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (read(path)?.token === own.token) rmSync(path, { force: true })
    },
  }
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isFresh(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < FRESH
  } catch {
    return false
  }
}

function alreadyRunning(data: string, holder: Holder | undefined) {
  const who = holder ? `${holder.purpose}, ${holder.machine}, pid ${holder.pid}` : '?'
  return operatorError('data.in_use', {
    zh: `数据目录 ${data} 正在被另一个知事程序使用（${who}）。请使用已在运行的那个，或先停止它，或用 ZHISHI_DATA 指定别的目录。`,
    en: `The data directory ${data} is in use by another Zhishi (${who}). Use the one that runs, stop it first, or name another directory with ZHISHI_DATA.`,
  })
}
