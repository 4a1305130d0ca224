import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

const root = import.meta.dirname

/**
 * The console's own files, with Preact in React's place: React alone is more than all that an operator's browser may load at first.
 * Addresses are relative, because a host mounts the console where it likes.
 */
export const consoleApp: InlineConfig = {
  root,
  configFile: false,
  base: './',
  publicDir: false,
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: join(root, '../dist/console'),
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
}
