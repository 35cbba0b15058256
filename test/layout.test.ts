import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Source, strayings } from './layout.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function sourcesBelow(folder: string): Source[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name)
      return { path: relative(root, full).split(sep).join('/'), text: readFileSync(full, 'utf8') }
    })
}

const sources = ['domain/src', 'server/src', 'web/src'].flatMap(sourcesBelow)

test('the sources keep to the layout: three workspaces, one river, no circles, no vague names', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(strayings(sources)).toEqual([])
})

describe('what leaves the layout is found', () => {
  const file = (path: string, text: string) => strayings([{ path, text }]).join('\n')

  test.each([
    [
      'the domain a library',
      'domain/src/units/unit.ts',
      `import { x } from 'lodash'`,
      /zod and nothing/,
    ],
    ['the domain Node', 'domain/src/units/unit.ts', `import fs from 'node:fs'`, /zod and nothing/],
    [
      'the domain the server',
      'domain/src/units/unit.ts',
      `import '../../../server/src/x.ts'`,
      /leaves/,
    ],
    [
      'the web the server',
      'web/src/units/a.tsx',
      `import { x } from '../../../server/src/units/store.ts'`,
      /leaves/,
    ],
    [
      'somebody the server',
      'web/src/units/a.tsx',
      `import { x } from '@zhishi/server/units/store.ts'`,
      /nobody/,
    ],
    ['the web Node', 'web/src/units/a.tsx', `import { join } from 'node:path'`, /no Node/],
    [
      'units cadres',
      'domain/src/units/unit.ts',
      `import { x } from '../cadres/cadre.ts'`,
      /back up/,
    ],
    [
      'the kernel access',
      'domain/src/kernel/x.ts',
      `import type { Role } from '../access/roles.ts'`,
      /back up/,
    ],
    ['anybody app', 'server/src/intake/x.ts', `import { x } from '../app/routes.ts'`, /back up/],
    [
      'a store a later rule of the domain',
      'server/src/cadres/store.ts',
      `import { x } from '@zhishi/domain/evaluation/score.ts'`,
      /back up/,
    ],
    [
      'lazily',
      'web/src/ui/x.ts',
      `const p = () => import('../cockpit/CockpitPage.tsx')`,
      /back up/,
    ],
    [
      'for its types only',
      'web/src/ui/x.ts',
      `import type { P } from '../cockpit/a.ts'`,
      /back up/,
    ],
    [
      'over several lines',
      'web/src/ui/x.ts',
      `import {\n  type P,\n  q,\n} from '../cockpit/a.ts'`,
      /back up/,
    ],
    ['by passing on', 'web/src/ui/x.ts', `export { q } from '../cockpit/a.ts'`, /back up/],
    [
      'as a worker',
      'server/src/platform/x.ts',
      `new Worker(new URL('../intake/worker.ts', import.meta.url))`,
      /back up/,
    ],
    ['sheets elsewhere', 'server/src/intake/x.ts', `import { readXlsx } from 'hucre'`, /one place/],
    ['Word elsewhere', 'server/src/portraits/x.ts', `import { Document } from 'docx'`, /one place/],
    [
      'the driver elsewhere',
      'server/src/units/store.ts',
      `import { Client } from 'pg'`,
      /one place/,
    ],
    ['a barrel', 'server/src/units/index.ts', `export * from './store.ts'`, /export \*/],
    ['a folder without a meaning', 'web/src/ui/utils/x.ts', '', /says nothing/],
    ['a file without a meaning', 'server/src/units/helpers.ts', '', /says nothing/],
    ['a capability of its own', 'server/src/rumours/store.ts', '', /not in the river/],
    ['the clock', 'domain/src/units/unit.ts', 'const now = Date.now()', /pure/],
    ['chance', 'domain/src/units/unit.ts', 'const x = Math.random()', /pure/],
  ])('%s', (_, path, text, what) => {
    expect(file(path, text)).toMatch(what)
  })

  test('a circle, however long', () => {
    const files = ['a', 'b', 'c'].map((name, i, all) => ({
      path: `domain/src/units/${name}.ts`,
      text: `import { x } from './${all[(i + 1) % 3]}.ts'`,
    }))
    expect(strayings(files).join('\n')).toMatch(/imports itself by way of/)
  })

  test.each([
    ['down the river', 'domain/src/cadres/cadre.ts', `import { x } from '../units/unit.ts'`],
    ['beside itself', 'domain/src/cadres/cadre.ts', `import { x } from './tenure.ts'`],
    ['zod', 'domain/src/cadres/cadre.ts', `import { z } from 'zod'`],
    ['app anything', 'server/src/app/routes.ts', `import { x } from '../intake/handlers.ts'`],
    [
      'a comment about it',
      'domain/src/units/x.ts',
      `// import { x } from '../cadres/x.ts'\n/* Date.now() */`,
    ],
    ['a date that is given', 'domain/src/units/x.ts', 'const d = new Date(text)'],
  ])('and what does not is not: %s', (_, path, text) => {
    expect(file(path, text)).toBe('')
  })
})
