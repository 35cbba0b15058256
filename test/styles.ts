import { posix } from 'node:path'

/**
 * All styles leave as one sheet, so a rule that begins with a class reaches every page that uses the
 * word. What pages share stands in `web/src/ui`; a class at the beginning of any other rule belongs to
 * the folders that import its sheet.
 */
export interface Sheet {
  readonly path: string
  readonly text: string
}

const folderOf = (path: string): string => path.split('/').at(-2) ?? ''

/** The classes with which the selectors of a sheet begin, where one stands there alone: `.a b`, `.a:hover`. */
export function leading(text: string): Set<string> {
  const plain = text.replace(/\/\*[^]*?\*\//g, '')
  const selectors = [...plain.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) =>
    list.trim().startsWith('@') ? [] : list.split(','),
  )
  return new Set(
    selectors.flatMap((selector) => {
      const [first = ''] = selector.trim().split(/[\s>+~]/)
      return /^\.([\w-]+)(?:[:[].*)?$/.exec(first)?.slice(1) ?? []
    }),
  )
}

/** The words in `className` of a page. */
const worn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(
      ([, plain = '', computed = '']) =>
        `${plain} ${[...computed.matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, one]) => one).join(' ')}`.match(
          /[\w-]+/g,
        ) ?? [],
    ),
  )

/** The sheets that a page names, by path from the root. */
const imported = ({ path, text }: Sheet): string[] =>
  [...text.matchAll(/^import '([^']+\.css)'$/gm)].map(([, from = '']) =>
    posix.join(posix.dirname(path), from),
  )

/**
 * Where a class that stands first in a sheet outside `ui` is worn in a folder that does not import that
 * sheet. A class that `ui` defines is everybody's; other sheets add to it where they use it.
 */
export function reachingOut(sheets: readonly Sheet[], pages: readonly Sheet[]): string[] {
  const [shared, own] = [true, false].map((is) =>
    sheets.filter(({ path }) => (folderOf(path) === 'ui') === is),
  )
  const everybodys = new Set(shared?.flatMap(({ text }) => [...leading(text)]))
  const reached = Map.groupBy(
    pages.flatMap((page) =>
      imported(page).map((sheet) => ({ sheet, folder: folderOf(page.path) })),
    ),
    ({ folder }) => folder,
  )
  return (own ?? []).flatMap(({ path, text }) =>
    [...leading(text)]
      .filter((name) => !everybodys.has(name))
      .flatMap((name) =>
        pages
          .filter((page) => {
            const folder = folderOf(page.path)
            const isNamed = reached.get(folder)?.some(({ sheet }) => sheet === path)
            return folder !== folderOf(path) && !isNamed && worn(page.text).has(name)
          })
          .map((page) => `${page.path} wears .${name} of ${path}`),
      ),
  )
}
