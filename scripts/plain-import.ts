import type { Plugin } from 'vite'

/**
 * Vite wraps each `import()` in a helper that fetches a part's own parts beside it. Ours have few, and they come while the
 * first screen is read: the helper would be a fortieth of all that a customer's browser gets.
 */
export const plainImport: Plugin = {
  name: 'patchbay:plain-import',
  enforce: 'pre',
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => 'export const __vitePreload = (load) => load()',
  },
}
