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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [builtValues, react()],
  build: {
    // Domestic browsers lag behind; these are the oldest engines they bring.
    target: ['chrome109', 'safari16.4', 'firefox115'],
    manifest: true,
    modulePreload: { polyfill: false },
    // A data: address would need a laxer policy than 'self'.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4174' } },
})
