import assert from 'node:assert/strict'
import { deriveKeys } from '../../server/security/keys.ts'
import { linkToken } from '../../server/security/link-token.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import { fixtureKeys } from '../fixtures/databases/keys.ts'
import { load } from '../support/dump.ts'
import { contentsOf, dumpOf, releases, rowsOf } from '../support/releases.ts'
import { signUp, Watch } from './customer.ts'
import { patchbay } from './support/command.ts'
import { type Database, database, type Kind } from './support/databases.ts'
import { send } from './support/http.ts'
import { startProcesses } from './support/processes.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/**
 * A database of each release is brought up to date, moved to the other kind of database and back, and served. The commands that
 * migrate and move get `kill -9` at random moments, and are run again. Every row must then be there, every token must open, and the
 * tables must look like those of a database that is made today.
 */
export async function upgrades(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const tried = short ? releases.slice(-1) : releases
  const rounds = short ? 1 : 5
  await using db = await database(kind, plan)
  await using other = await database(kind === 'SQLite' ? 'PostgreSQL' : 'SQLite', plan)
  await using fresh = await db.another()
  const { shape } = await contentsOf(fresh.url)
  const commands = killedOnce(randomOf(seed))
  const watch = new Watch()
  let lost = 0

  const upgrade = async (release: string, served: boolean) => {
    await using places = new AsyncDisposableStack()
    const place = async (server: Database) => places.use(await server.another()).url
    const own = await place(db)
    const dump = dumpOf(release, kind)
    await load(own, dump)
    await commands.migrate(own)
    const before = await contentsOf(own)
    assert.deepEqual(before.shape, shape)
    assert.deepEqual({ ...before.rows, ...rowsOf(dump) }, before.rows)
    const there = await place(other)
    await commands.move(own, there)
    const { rows, tokens } = await contentsOf(there)
    assert.deepEqual({ rows, tokens }, { rows: before.rows, tokens: before.tokens })
    const back = await place(db)
    await commands.move(there, back)
    assert.deepEqual(await contentsOf(back), before)
    if (served) await serve(back, watch)
  }
  for (const release of tried) {
    for (let round = 1; round <= rounds; round++)
      await upgrade(release, round === rounds).catch((error: Error) => {
        lost++
        say(`A database of ${release} on ${kind}, round ${round}: ${error.message}`)
      })
    say(`Upgrades on ${kind}: ${release}, ${commands.deaths} deaths so far`)
  }
  const count = tried.length * rounds
  return {
    what: 'databases of every release: upgraded, moved there and back, served',
    on: kind,
    tried: count,
    survived: count - lost,
    lost,
    doubled: 0,
    errors: watch.errors,
    note: `${tried.join(', ')}, ${rounds} times each; ${commands.deaths} × kill -9 while they migrated or moved`,
  }
}

/** `patchbay migrate`, which is killed at some moment of its way, and run again. */
function killedOnce(random: () => number) {
  const usual = { migrate: 0, move: 0 }
  let deaths = 0
  const run = async (what: keyof typeof usual, args: string[], env: Record<string, string> = {}) => {
    const began = Date.now()
    const first = await patchbay(args, env, usual[what] ? random() * usual[what] : undefined)
    if (first.code === null) {
      deaths++
      return patchbay(args, env)
    }
    usual[what] = Date.now() - began
    return first
  }
  return {
    get deaths() {
      return deaths
    },
    async migrate(url: string) {
      const { code, said } = await run('migrate', ['migrate'], { DATABASE_URL: url })
      if (code !== 0) throw new Error(said)
    },
    async move(from: string, to: string) {
      const { code, said } = await run('move', ['migrate', '--from', from, '--to', to])
      // A process that was killed after its last commit has moved everything; the next one is told so.
      if (code !== 0 && !said.includes('everything in it was moved')) throw new Error(said)
    },
  }
}

/** A server on it answers its backend and its open links, and a new customer can sign up. @throws {Error} when not */
async function serve(databaseUrl: string, watch: Watch) {
  const { secretKey, apiKey } = fixtureKeys
  const settings = { PATCHBAY_SECRET_KEY: secretKey, PATCHBAY_API_KEY: apiKey }
  await using all = await startProcesses(databaseUrl, 1, settings)
  const server = all.servers[0] as string
  const path = '/platform/v1/whatsapp/phone_numbers'
  const numbers = await send(server, { path, headers: { 'X-API-Key': apiKey } })
  assert.equal(numbers.body?.data?.length, 2, numbers.text)
  const db = await openDatabase(databaseUrl)
  const open = await db.selectFrom('setup_links').select('id').where('status', '=', 'active').execute()
  await db.destroy()
  const keys = deriveKeys([Buffer.from(secretKey, 'base64')])
  for (const { id } of open) {
    const headers = { Authorization: `Bearer ${linkToken(keys, id)}` }
    assert.equal((await send(server, { path: '/connect/v1/session', headers })).status, 200)
  }
  const outcome = await signUp({ server: () => server, sandbox: all.sandbox, apiKey }, watch)
  assert.ok(outcome.completed, outcome.last)
}
