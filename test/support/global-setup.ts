import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres/postgres.ts'
import { makeRunFolders } from './run/run-folders.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

let running: ReturnType<typeof start> | undefined

async function start() {
  const removeFolders = makeRunFolders()
  const postgres = await startPostgres()
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop()
      removeFolders()
    },
  }
}

/** One PostgreSQL for the whole run, and for all of its projects; each test has a database of its own in it. */
export default async function setup(project: TestProject) {
  const first = !running
  running ??= start()
  project.provide('postgresUrl', (await running).url)
  return async () => {
    if (first) await (await running)?.stop()
  }
}
