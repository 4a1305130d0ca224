import { startPostgres } from '../support/postgres/postgres.ts'
import { makeRunFolders } from '../support/run/run-folders.ts'

/** One PostgreSQL for all journeys; each makes a database of its own in it. */
export default async function setup() {
  const removeFolders = makeRunFolders()
  const postgres = await startPostgres()
  process.env.JOURNEYS_POSTGRES_URL = postgres.url
  return async () => {
    await postgres.stop()
    removeFolders()
  }
}
