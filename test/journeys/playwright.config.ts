import { globSync } from 'node:fs'
import { sep } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../scripts/browser.ts'
import { inTurn, partOf, seed } from '../support/run/part.ts'
import type { JourneyOptions } from './world.ts'

/** What runs on PostgreSQL too: what is about the customer's browser alone is the same on either database. */
const onPostgres = ['numbers', '(trouble|messaging)', '(connect|reconnect|test-message|steps|console)'] as const

/** All of it without a seed, and with one the next of these parts, which SQLite leaves out then. */
const postgresPart = new RegExp(`/(${seed ? inTurn(onPostgres) : onPostgres.join('|')})\\.spec\\.ts$`)

/** What a commit never leaves out: the way through a signup, and the operator's. */
const always = ['connect.spec.ts', 'console/console.spec.ts']

/** A third of these takes as long as a third of the others, so they are drawn apart. */
const longest = ['access/keyboard', 'domains/own-hosts', 'guest/styles', 'numbers', 'steps/steps', 'trouble'].map(
  (name) => `${name}.spec.ts`,
)
const shorter = globSync('**/*.spec.ts', { cwd: import.meta.dirname })
  .map((path) => path.replaceAll(sep, '/'))
  .filter((name) => !always.includes(name) && !longest.includes(name))
  .sort()

/** The others have their turn with another commit. */
const drawn = [...always, ...partOf(longest, 3), ...partOf(shorter, 3)]
const leftOut = [...longest, ...shorter].filter((name) => !drawn.includes(name)).map((name) => `**/${name}`)

/** Journeys in a real Chromium against real processes. */
export default defineConfig<JourneyOptions>({
  testDir: '.',
  outputDir: '../../test-results/journeys', // Playwright empties it: the pictures of stories lie beside it
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 3, // a journey mostly waits
  // How long to wait for what will come. On a busy machine it comes late; what a journey promises in time says so itself.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  // A browser, a popup, three servers and a database on two cores: one that needed a second try is told of at the end.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['line'], ['json']] : 'line',
  use: {
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // What moves is drawn sixty times a second, which takes a sixth of the processor's time of a journey.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(findChromium() ? { executablePath: findChromium() as string } : {}),
      args: [
        ...chromiumArgs,
        // Half of what a journey cost the processor was starting processes: pages share one, whatever site they are of.
        ...['--renderer-process-limit=1', '--disable-site-isolation-trials'],
        '--host-resolver-rules=MAP *.customer.example 127.0.0.1', // hosts with names of their own
      ],
    },
  },
  projects: [
    {
      name: 'SQLite',
      use: { database: 'SQLite' },
      testIgnore: [...leftOut, ...(seed ? [postgresPart] : [])],
    },
    {
      name: 'PostgreSQL',
      use: { database: 'PostgreSQL' },
      testMatch: postgresPart,
      grepInvert: /@browser/,
    },
  ],
})
