// Everything here runs on whatever Node is installed (20.19 or later): it brings in the packages of
// the lockfile and hands over to the Node that the lockfile pins.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const OLDEST = [20, 19]
const WANTED = 24

/** Tells people at the terminal: both languages where it speaks Chinese. */
export function say(zh, en) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const isChinese = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('zh')
  console.error(isChinese ? `${zh}\n${en}` : en)
}

/** Installs what is missing and gives the path of the Node to run on. */
export function prepare() {
  refuseOldNode()
  if (!isInstalled()) install()
  return pinnedNode()
}

/** Runs a program of ours until it ends; signals reach it, and its exit code becomes ours. */
export async function handOver(node, words) {
  process.exitCode = await run(node, words)
}

/**
 * Runs a program and gives its exit code. The channel beside the three streams closes when this
 * process is killed: a long-running program listens for that and stops, instead of staying behind.
 */
export function run(node, words, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, words, {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      ...options,
    })
    const forward = (signal) => {
      // At a terminal, Ctrl+C reaches the whole group already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    const watch = watchNpm(() => child.kill('SIGTERM'))
    const finish = (code) => {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, forward)
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(error.message)
      finish(127)
    })
    child.on('exit', (code, signal) => finish(code ?? 128 + constants.signals[signal]))
  })
}

/**
 * npm runs a script below a shell, and a signal to npm ends npm and that shell, but goes no further.
 * Left without a parent, we stop what we started.
 */
function watchNpm(stop) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 200)
}

/** Builds the web when its sources are not those of the last build; gives the exit code. */
export async function buildWeb(node) {
  const marker = join(root, 'web', 'dist', '.sources')
  const sources = hashOf(['web', 'domain/src', 'package-lock.json'])
  if (existsSync(marker) && readFileSync(marker, 'utf8') === sources) return 0
  say('正在构建网页……', 'Building the web …')
  const words = [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']
  const code = await run(node, words, { cwd: join(root, 'web') })
  if (code === 0) writeFileSync(marker, sources)
  return code
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  const wanted = OLDEST.join('.')
  say(
    `需要 Node ${wanted} 或更高版本，这里是 ${process.version}。`,
    `Node ${wanted} or later is needed; this is ${process.version}.`,
  )
  process.exit(1)
}

/** Whether the packages are those of the lockfile: by our mark, else by what npm wrote down. */
function isInstalled() {
  const mark = join(modules, '.zhishi-lock')
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true
  if (!isAsLocked(JSON.parse(lock))) return false
  writeFileSync(mark, wanted)
  return true
}

function isAsLocked(lock) {
  const list = join(modules, '.package-lock.json')
  if (!existsSync(list)) return false
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages
  const isThere = ([path, wanted]) => {
    const found = installed[path]
    return found ? found.version === wanted.version : wanted.optional === true
  }
  const isWanted = ([path, found]) => lock.packages[path] !== undefined || found.optional === true
  const packages = Object.entries(lock.packages).filter(([path]) =>
    path.startsWith('node_modules/'),
  )
  return packages.every(isThere) && Object.entries(installed).every(isWanted)
}

/**
 * `npm install` takes the versions of the lockfile, checks their hashes and leaves the file alone. It
 * is not `npm ci`, because that refuses a lockfile without the optional packages of every other
 * platform, and npm itself leaves those out where a registry does not have them all. What `npm ci`
 * would check besides is checked afterwards: nothing but what the lockfile names.
 */
function install() {
  say('正在按 package-lock.json 安装依赖……', 'Installing the packages of package-lock.json …')
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const done = npm
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status === 0 && isInstalled()) return
  say(
    '依赖没有装好。请检查能否访问 npm 软件源，然后再运行一次（也可手工运行 npm install --no-save）。',
    'The packages could not be installed. Check that the npm registry can be reached and run this again (or npm install --no-save by hand).',
  )
  process.exit(1)
}

function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = join(modules, `node-${platform}-${process.arch}`, 'bin', program)
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number.parseInt(process.versions.node, 10) >= WANTED) return process.execPath
  say(
    `没有适合本机（${process.platform} ${process.arch}）的 Node ${WANTED}。请安装 Node ${WANTED}，或运行 npm install --no-save --include=optional 后再试。`,
    `There is no Node ${WANTED} for this machine (${process.platform} ${process.arch}). Install Node ${WANTED}, or run npm install --no-save --include=optional and try again.`,
  )
  process.exit(1)
}

/** One hash over the files below these paths, names included; build results and packages left out. */
function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (/(^|\/)(node_modules|dist|test)$/.test(path)) return
    const full = join(root, path)
    const entry = readdirOrFile(full)
    if (Array.isArray(entry)) for (const name of entry) add(`${path}/${name}`)
    else hash.update(path).update('\0').update(entry).update('\0')
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

function readdirOrFile(path) {
  try {
    return readdirSync(path).toSorted()
  } catch {
    return readFileSync(path)
  }
}
