import { createPostgres } from './postgres-server.ts'

/** A PostgreSQL for one run of the tests, gone when they are. */
export async function startPostgres() {
  // A test's database need not survive a power cut.
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const server = await createPostgres(['max_connections=200', ...careless].flatMap((setting) => ['-c', setting]))
  await server.start()
  return { url: server.url, stop: server.remove }
}
