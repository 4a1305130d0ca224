import { defineConfig } from 'vitest/config'

/** Journeys in Firefox: a command of their own, for few machines have one. */
export default defineConfig({
  test: { name: 'firefox', include: ['test/firefox/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
})
