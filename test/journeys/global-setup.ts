import { startPostgres } from '../support/postgres/postgres.ts'

/** One PostgreSQL for all journeys; each makes a database of its own in it. */
export default async function setup() {
  const postgres = await startPostgres()
  process.env.JOURNEYS_POSTGRES_URL = postgres.url
  return () => postgres.stop()
}
