import type { Plugin } from 'vite'

/** What Vite gives its helper beside the `import()`. */
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
  renderChunk: (code) => ({ code: code.replace(besides, ')'), map: null }),
}
