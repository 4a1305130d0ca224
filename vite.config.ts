import { join } from 'node:path'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import type { InlineConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import type { BrowserConfigOptions } from 'vitest/node'
import { chromiumArgs, findChromium } from './scripts/browser.ts'
import { nameless } from './scripts/nameless.ts'
import { plainImport } from './scripts/plain-import.ts'
import { comparePicture } from './scripts/testing/compare-picture.ts'
import { LongestFirst } from './scripts/testing/longest-first.ts'
import { notDrawn, notQuick } from './test/support/run/long-suites.ts'

const root = import.meta.dirname

/** What the first screen needs: the signup itself, and its views. */
const firstLoad = [
  /contract\/remedies\.ts$|widget\/(store|effects|moves\/(first|table)|patience|stages|state|snapshots|transitions|events|tell-host)\.ts$/,
  /widget\/(hooks\/[\w-]+|look\/plain|developer\/is-developing|work\/(ask|come|request-again|session)|gateways\/(api|token|wire)|languages\/(index|speak|en|named))\.ts$/,
  /contract\/(languages|theme\/spelling)\.ts$|widget\/(onboarding|onboarding-view|steps\/(index|welcome|loading)|ui\/(guard|part|focus|screen|button|icon|brand))\.tsx?$/,
]

/** The widget as a library: React and what a host may have already stay outside, languages come when they are needed. */
export const library: InlineConfig = {
  root,
  configFile: false,
  plugins: [react(), nameless],
  publicDir: false,
  build: {
    outDir: 'dist/widget',
    emptyOutDir: false, // the declarations are there
    sourcemap: true,
    minify: false,
    cssCodeSplit: true,
    lib: { entry: { index: 'widget/index.ts', styles: 'widget/styles.css' }, formats: ['es'] },
    rolldownOptions: {
      external: [/^react($|\/)/, /^react-dom($|\/)/, /^zod($|\/)/, /^@radix-ui\//],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunk-[name].js',
        // One file, however much of it the later ones use too: together it compresses a third of a kilobyte better than in two.
        codeSplitting: { groups: [{ name: 'first', test: (id) => firstLoad.some((room) => room.test(id)) }] },
        assetFileNames: '[name][extname]',
      },
    },
  },
}

/** The same for `require`, as Jest calls it, and the played server that a host's tests take. */
export const commonjs: InlineConfig[] = [
  { entry: { index: 'widget/index.ts' }, outDir: 'dist/widget' },
  { entry: { index: 'testing/index.ts' }, outDir: 'dist/testing' },
].map(({ entry, outDir }) => ({
  ...library,
  build: {
    ...library.build,
    outDir,
    sourcemap: false,
    lib: { entry, formats: ['cjs'] },
    rolldownOptions: {
      ...library.build?.rolldownOptions,
      output: { entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[name].cjs' },
    },
  },
}))

/** What later parts use of the first screen, too: one file, however differently they use it. */
const shared = /\/preact\/|contract\/remedies\.ts$|widget\/ui\/(part|focus|screen|button|icon)\.tsx?$/

/** What a browser loads from the server by itself: the hosted page, with Preact in React's place to keep it small. */
export const browser: InlineConfig = {
  root,
  configFile: false,
  base: './',
  publicDir: false,
  plugins: [nameless, plainImport],
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: join(root, 'widget/preact/react-dom-client.ts') },
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react$/, replacement: join(root, 'widget/preact/react.ts') },
    ],
  },
  build: {
    outDir: 'dist/browser',
    emptyOutDir: true,
    manifest: 'manifest.json',
    sourcemap: true,
    modulePreload: false,
    rolldownOptions: {
      input: 'widget/hosted.tsx',
      output: { codeSplitting: { groups: [{ name: 'shared', test: shared }] } },
    },
  },
}

/** The script of our own window's page. The server writes it into the page, so it is one file. */
export const ownWindow: InlineConfig = {
  ...browser,
  build: {
    ...browser.build,
    emptyOutDir: false,
    manifest: false,
    sourcemap: false,
    rolldownOptions: {
      input: { window: 'widget/own-window/page.ts' },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
}

/** `/embed.js`: the custom element for pages without React, with a name that stays; what it loads later lies in `assets/`. */
export const embed: InlineConfig = {
  ...browser,
  build: {
    ...browser.build,
    emptyOutDir: false,
    manifest: false,
    rolldownOptions: {
      input: { embed: 'widget/embed.tsx' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/embed-[name]-[hash].js',
        // What the element needs at once in one file, kept for a year: the script with the lasting name says which one.
        codeSplitting: {
          groups: [{ name: 'first', test: (id) => /\/preact\//.test(id) || firstLoad.some((room) => room.test(id)) }],
        },
      },
    },
  },
}

/** A real browser, headless: the system's own, or the one that `CHROMIUM_PATH` names. */
const chromium = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    contextOptions: { reducedMotion: 'reduce', timezoneId: 'UTC' },
    launchOptions: {
      executablePath: findChromium() ?? '/usr/bin/chromium',
      args: [
        ...chromiumArgs,
        '--font-render-hinting=none', // the shell draws letters as the whole browser does
      ],
    },
  }),
  instances: [{ browser: 'chromium' }],
})

/** What `npm test -- --quick` leaves out. */
const slow = process.env.PATCHBAY_TEST_QUICK ? notQuick() : []

/** What all tests of the server share. */
const ofServer = {
  isolate: false, // a test keeps nothing in a module, and reading all modules anew for each file took as long as testing
  testTimeout: 240_000, // for slow machines: what may take no longer says so itself
  hookTimeout: 240_000,
  expect: { poll: { timeout: 60_000 } },
  // Processes, databases and clocks on two busy cores; the report marks a test that needed it.
  retry: process.env.CI ? 1 : 0,
  globalSetup: ['test/support/global-setup.ts'],
  setupFiles: ['test/support/run/part-setup.ts'],
}

/** Installs each example from npm: `npm run test:examples`. */
const packed = 'test/examples/packed.test.ts'

/** The suites of every surface: they also run through `patchbay.handler`, on one database. */
const everySurface = [
  'test/server/http/{admin/signup,bounds,edge,hosted,idempotency}.test.ts',
  'test/server/messaging/streams.test.ts',
  'test/server/signup/redirect.test.ts',
]

export default defineConfig({
  test: {
    maxWorkers: 3, // two cores: the third has something to do while one waits for a process, a database, a clock
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'widget',
          include: ['test/widget/**/*.test.{ts,tsx}'],
          exclude: ['test/widget/node/**', ...notDrawn, ...slow],
          setupFiles: ['test/widget/patience.ts'],
          testTimeout: 60_000,
          browser: chromium(),
        },
      },
      {
        plugins: [storybookTest({ configDir: join(root, '.storybook') })],
        // One page for all files: a story leaves nothing behind, and most of a file's time went into loading Storybook anew.
        test: {
          name: 'storybook',
          sequence: { groupOrder: 1 }, // after the others, with the machine to itself: a picture waits for what is slow
          isolate: false,
          fileParallelism: false,
          testTimeout: 120_000, // the first one loads all of Storybook, the longest takes 10 s of a quiet machine
          setupFiles: ['.storybook/pictures.ts'],
          browser: { ...chromium(), commands: { comparePicture } },
        },
      },
      {
        extends: true,
        test: {
          ...ofServer,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/widget/*.test.ts', 'test/journeys/**', 'test/firefox/**', packed, ...notDrawn, ...slow],
        },
      },
      {
        extends: true,
        test: {
          ...ofServer,
          name: 'handler',
          include: everySurface,
          env: { PATCHBAY_TEST_DOOR: 'handler', PATCHBAY_TEST_QUICK: '1' },
        },
      },
      { test: { name: 'examples', include: [packed] } },
    ],
  },
})
