import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Sheet, leading, reachingOut } from './styles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const below = (ending: string): Sheet[] =>
  readdirSync(join(root, 'web/src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name)
      return { path: relative(root, full).split(sep).join('/'), text: readFileSync(full, 'utf8') }
    })

test('a style reaches no page but those that name its sheet; what all pages share stands in ui', () => {
  expect(reachingOut(below('.css'), below('.tsx'))).toEqual([])
})

test('a rule that reaches out is found, and one below a class of its own folder is not', () => {
  const ledger = { path: 'web/src/platform/ledger.css', text: '.columns { max-height: 46vh }' }
  const page = { path: 'web/src/evaluation/Explained.tsx', text: '<div className="columns">' }
  expect(reachingOut([ledger], [page])).toEqual([
    'web/src/evaluation/Explained.tsx wears .columns of web/src/platform/ledger.css',
  ])
  const computed = { ...page, text: "<p className={isWide ? 'columns' : undefined}>" }
  expect(reachingOut([ledger], [computed])).toHaveLength(1)
  expect(reachingOut([{ ...ledger, text: '.ledger .columns { gap: 1px }' }], [page])).toEqual([])
  expect(reachingOut([{ ...ledger, path: 'web/src/ui/parts.css' }], [page])).toEqual([])
  const beside = { path: 'web/src/evaluation/RunPage.tsx', text: "import '../platform/ledger.css'" }
  expect(reachingOut([ledger], [page, beside])).toEqual([])
  const shared = { path: 'web/src/ui/parts.css', text: '.columns { gap: 1px }' }
  expect(reachingOut([ledger, shared], [page])).toEqual([])
})

test('a rule begins with a class where that stands alone', () => {
  expect([...leading('/* .no {} */ .a b, p.c, .d:hover { x: y } .e.f {} .g > h {}')]).toEqual([
    'a',
    'd',
    'g',
  ])
})
