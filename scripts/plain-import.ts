import type { Plugin } from 'vite'

/** An `import()` in Vite's helper, as it is written before it is minified. */
const wrapped = /__vitePreload\(\(\) => (import\([^()]*\)), __VITE_PRELOAD__, import\.meta\.url\)/g
/** What the helper is given beside one that is more than that. */
const besides = /, __VITE_PRELOAD__, import\.meta\.url\)/g

/**
 * Vite wraps each `import()` in a helper that fetches a part's own parts beside it. Ours have few, and they come while the
 * first screen is read: the helper, and what each call gives it, would be a thirtieth of all that a customer's browser gets.
 */
export const plainImport: Plugin = {
  name: 'patchbay:plain-import',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load()',
  },
  renderChunk: (code) => ({ code: code.replace(wrapped, '$1').replace(besides, ')'), map: null }),
}
