import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Plugin } from 'vite'

const root = import.meta.dirname

/** The small parts of screens; what is loaded late has files of its own. */
const parts = /\/console\/(?:ui\/(?!dialogs\/|customer-view|menu)|api\/|screens\/[^/]+$)/

/**
 * Writes the page's style sheet into the page: a slow phone draws nothing while it waits for a file of its own. The server names
 * the sheet's hash in the page's policy (`server/http/console/app-files.ts`).
 */
const styleInPage: Plugin = {
  name: 'patchbay:style-in-page',
  enforce: 'post',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {}, chunk }) =>
      html.replace(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)">/g, (_, file) => {
        const sheet = bundle[file]
        if (sheet?.type !== 'asset') throw new Error(`${file} is not among the files of the console`)
        delete bundle[file]
        chunk?.viteMetadata?.importedCss.delete(file) // else each screen loads it once more
        return `<style>${sheet.source}</style>`
      }),
  },
}

/**
 * The console's own files, with Preact in React's place: React alone is more than all that an operator's browser may load at first.
 * Addresses are relative, because a host mounts the console where it likes.
 */
export const consoleApp: InlineConfig = {
  root,
  configFile: false,
  base: './',
  publicDir: false,
  plugins: [react(), styleInPage],
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
    // What most screens are made of comes in one file: a slow phone takes longer to begin with each of many than to read one.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'parts', test: parts, minShareCount: 2 }] } } },
    assetsInlineLimit: 0,
  },
}
