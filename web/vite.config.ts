import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Files that end in `.built.ts` run here, while the page is built, and only what they export, as plain
 * data, reaches the browser. So the page reads ledgers, paths and words where the domain declares
 * them, once, without carrying the schemas they are declared with.
 */
const builtValues: Plugin = {
  name: 'built-values',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('.built.ts')) return
    const values: Record<string, unknown> = await import(pathToFileURL(id).href)
    return Object.entries(values)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
      .join('\n')
  },
}

/** The libraries that the shell stands on; what only single pages use of them stays with those. */
const LIBRARIES =
  /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store))\//
const LATER = /(useMutation|mutationObserver)\.js$/

const START = '/src/app/main.tsx'

interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null
}

/** Whether a module of ours is read before any page is: `main.tsx` imports it, however indirectly. */
function isAtStart(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (id.endsWith(START)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return (graph.getModuleInfo(id)?.importers ?? []).some((one) => isAtStart(one, graph, seen))
}

/** What every page needs comes as one file: two that are packed apart are larger. */
const first = (id: string, graph: Graph): string | null => {
  // The loader of pages belongs here too: the others import it.
  if (id.includes('vite/preload-helper')) return 'first'
  const isOurs = !id.endsWith(START) && /\/(web|domain)\/src\/.*\.tsx?$/.test(id)
  const isFirst = isOurs ? isAtStart(id, graph) : LIBRARIES.test(id) && !LATER.test(id)
  return isFirst ? 'first' : null
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [builtValues, react()],
  // React has it built in since 18; the shim for older ones would be carried for nothing.
  resolve: {
    alias: {
      'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector',
    },
  },
  build: {
    // Domestic browsers lag behind; these are the oldest engines they bring.
    target: ['chrome109', 'safari16.4', 'firefox115'],
    manifest: true,
    // One sheet of style for all pages: small, there from the start, and no code to fetch it piecemeal.
    cssCodeSplit: false,
    modulePreload: false,
    // A data: address would need a laxer policy than 'self'.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: first, debugName: 'first', includeDependenciesRecursively: false }],
        },
      },
    },
  },
  // The program that the pages ask while they are worked on, where it listens.
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 4174}` } },
})
