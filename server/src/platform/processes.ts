import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Whether a process of this number runs now, whoever it belongs to. One that ended and was never collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || startMark(pid) !== undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * A mark that tells two processes of the same number apart: boot and ticks since boot on Linux, the
 * start time elsewhere; undefined when the process is gone or the system does not tell.
 */
export function startMark(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The program's name stands in brackets and may hold spaces: count after the last bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return fields[0] === 'Z' ? undefined : `${boot}/${fields[19]}`
    } catch {
      return undefined
    }
  }
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)])
}

/** The command line of a process, for telling whether it is ours. */
export function commandLine(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask('ps', ['-o', 'args=', '-p', String(pid)])
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return undefined
  }
}

/**
 * The processes that work in a directory or were started for it (named on their command line).
 * Linux only; elsewhere none are found, and what a killed server left behind must end by itself.
 */
export function processesIn(directory: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) => pid !== process.pid && (worksIn(pid, directory) || isStartedFor(pid, directory)),
    )
}

function worksIn(pid: number, directory: string): boolean {
  try {
    const place = readlinkSync(`/proc/${pid}/cwd`)
    return place === directory || place.startsWith(`${directory}/`)
  } catch {
    return false
  }
}

function isStartedFor(pid: number, directory: string): boolean {
  const words = commandLine(pid)?.split(' ') ?? []
  const program = words[0]?.split('/').pop()
  return (
    (program === 'postgres' || program === 'initdb') &&
    words.some((word) => word.includes(directory))
  )
}

/** Waits until the condition holds; false when the time is over first. */
export async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > end) return false
    await pause(10)
  }
  return true
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function ask(program: string, words: string[]): string | undefined {
  try {
    return (
      execFileSync(program, words, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    )
  } catch {
    return undefined
  }
}
