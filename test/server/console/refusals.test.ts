import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { type Browser, signIn } from '../../support/console.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type Documented, documented, filled, fixtures, type Things } from '../../support/operations.ts'
import { request, start, type World } from '../../support/world.ts'

/** Whatever a session of the console opens, by the API document: a new operation is among them by itself. */
const operations = documented().filter(({ path, operation }) =>
  operation.security.some((one) => ('apiKey' in one && path.startsWith('/platform/v1/')) || 'consoleCookie' in one),
)
const acts = operations.filter(({ method }) => method !== 'get')
const bodyOf = ({ operation }: Documented) => operation.requestBody?.content['application/json']?.example

/** All that acts of the console could have changed. */
async function everything({ db }: World) {
  const tables = [
    'projects',
    'customers',
    'setup_links',
    'phone_numbers',
    'webhooks',
    'number_pools',
    'redeliveries',
  ] as const
  const rows = tables.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute())
  const keys = db.selectFrom('api_keys').select(['id', 'revoked_at', 'expires_at']).orderBy('id').execute()
  const sessions = db.selectFrom('console_sessions').selectAll().orderBy('id').execute()
  const log = db.selectFrom('audit_log').selectAll().orderBy('id').execute()
  return Promise.all([...rows, keys, sessions, log])
}

describe.each(databaseKinds)('every operation of the console on %s', (kind) => {
  let world: World
  let things: Things
  let owner: Browser
  let reader: Browser
  let stranger: Browser
  let before: unknown
  beforeAll(async () => {
    world = await start(kind)
    things = await fixtures(world)
    const read = await world.api('POST', '/api_keys', { api_key: { name: 'reader', role: 'read' } })
    const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    owner = await signIn(world, { key: world.options.apiKey })
    reader = await signIn(world, { key: read.body.data.key })
    stranger = await signIn(world, { key })
    before = await everything(world)
  }, 60_000)
  afterAll(() => world[Symbol.asyncDispose]())

  /** Takes each operation in some way, and tells those that were not answered with the status. */
  async function otherThan(
    status: number,
    some: Documented[],
    ask: (method: string, path: string, body: unknown) => ReturnType<typeof request>,
  ) {
    const told: string[] = []
    for (const one of some) {
      const reply = await ask(one.method.toUpperCase(), filled(one.path, things), bodyOf(one))
      if (reply.status !== status) told.push(`${one.method} ${one.path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    }
    return told
  }
  const bare = (headers: Record<string, string>) => (method: string, path: string, body: unknown) =>
    request(method, `${world.url}${path}`, body, headers)
  const by =
    (browser: Browser, headers: Record<string, string> = {}) =>
    (method: string, path: string, body: unknown) =>
      browser.ask(method, path, body, headers)

  it('is known to this test', () => {
    expect(acts.length).toBeGreaterThan(35)
    expect(operations.length).toBeGreaterThan(70)
    for (const { path } of [...acts].filter(({ path }) => path.includes('{')))
      expect(filled(path, things)).not.toContain('{')
  })

  it('is refused without a session', async () => {
    const own = { 'X-Patchbay-Console': owner.csrf, 'Sec-Fetch-Site': 'same-origin' }
    expect(await otherThan(401, operations, bare(own))).toEqual([])
    const wrong = { ...own, Cookie: `patchbay_console=${'x'.repeat(43)}` }
    expect(await otherThan(401, operations, bare(wrong))).toEqual([])
  })

  it('is refused to a session of another project, where it is about something of this one', async () => {
    const about = operations.filter(({ path }) => path.includes('{'))
    expect(await otherThan(404, about, by(stranger))).toEqual([])
  })

  it('is refused to a session that may only read, where it changes something', async () => {
    const others = acts.filter(({ path }) => path !== '/console/session') // Everybody may sign out.
    expect(await otherThan(403, others, by(reader))).toEqual([])
  })

  it('is refused across sites: without the word of the page, with a wrong one, and from another origin', async () => {
    expect(await otherThan(403, operations, by(owner, { 'X-Patchbay-Console': '' }))).toEqual([])
    expect(await otherThan(403, operations, by(owner, { 'X-Patchbay-Console': stranger.csrf }))).toEqual([])
    expect(await otherThan(403, acts, by(owner, { 'Sec-Fetch-Site': 'cross-site' }))).toEqual([])
    expect(await otherThan(403, acts, by(owner, { 'Sec-Fetch-Site': 'same-site' }))).toEqual([])
    const older = { Cookie: owner.cookie, 'X-Patchbay-Console': owner.csrf }
    expect(await otherThan(403, acts, bare({ ...older, Origin: 'https://evil.example' }))).toEqual([])
    expect(await otherThan(403, acts, bare(older))).toEqual([])
  })

  it('has changed nothing by all of that, and the owner still reads all of it', async () => {
    expect(await everything(world)).toEqual(before)
    const reads = operations.filter(({ method, path }) => method === 'get' && path.startsWith('/platform/'))
    const ask = (method: string, path: string, body: unknown) =>
      owner.ask(method, path.endsWith('/search') ? `${path}?q=Wool` : path, body)
    expect(await otherThan(200, reads, ask)).toEqual([])
  })
})
