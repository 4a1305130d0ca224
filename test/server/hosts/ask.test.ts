import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { certificateTimes } from '../../../server/runtime/certificate-budget.ts'
import { hour } from '../../../server/time.ts'
import { databaseKinds } from '../../support/databases.ts'
import { askAs, ownHost } from '../../support/hosts.ts'
import { start, type World } from '../../support/world.ts'

const askToken = 'a token for certificates only'
const path = (domain: string, more = '') =>
  `/.well-known/patchbay/ask?domain=${encodeURIComponent(domain)}${more && `&token=${encodeURIComponent(more)}`}`

describe.each(databaseKinds)('who gets certificates asks whether it may, on %s', (kind) => {
  let world: World
  const ask = async (domain: string, { token = '', headers = {}, host = '127.0.0.1:4000' } = {}) =>
    (await askAs(world.url, host, path(domain, token), { headers })).status
  const known = (host: string) => expect.poll(() => ask(host), { timeout: 15_000 }).toBe(200)

  beforeAll(async () => {
    world = await start(kind, { domains: { askToken } })
  })
  afterAll(() => world[Symbol.asyncDispose]())
  beforeEach(() => world.db.deleteFrom('domains').execute())

  it('and hears yes only for a host that a project has proven', async () => {
    expect(await ask('signup.acme.test')).toBe(403)
    await ownHost(world.db, 'signup.acme.test')
    await ownHost(world.db, 'failing.acme.test', { state: 'failing' })
    await ownHost(world.db, 'waiting.acme.test', { state: 'pending' })
    await known('signup.acme.test')
    expect(await ask('SIGNUP.acme.test'), 'Caddy asks as the browser wrote it').toBe(200)
    expect(await ask('failing.acme.test'), 'it is served until it lapses').toBe(200)
    for (const no of [
      'waiting.acme.test',
      'acme.test',
      'x.signup.acme.test',
      '',
      'localhost',
      '127.0.0.1',
      'a'.repeat(9_000),
    ])
      expect([no.slice(0, 30), await ask(no)]).toEqual([no.slice(0, 30), 403])
    const odd = ['', '?domain', '?domain=signup.acme.test&domain=other.test', '?domain[a]=signup.acme.test']
    for (const query of odd)
      expect((await askAs(world.url, 'localhost', `/.well-known/patchbay/ask${query}`)).status).toBe(403)
  })

  it('and hears no at once when the host is given up', async () => {
    const id = await ownHost(world.db, 'signup.acme.test')
    await known('signup.acme.test')
    expect((await world.api('DELETE', `/domains/${id}`)).status).toBeLessThan(300)
    expect(await ask('signup.acme.test')).toBe(403)
  })

  it('from this machine alone, with no proxy between, or with the token', async () => {
    await ownHost(world.db, 'signup.acme.test')
    await known('signup.acme.test')
    for (const headers of [
      { 'X-Forwarded-For': '127.0.0.1' },
      { 'X-Forwarded-Host': 'localhost' },
      { Forwarded: 'for=127.0.0.1' },
      { Via: '1.1 proxy' },
    ]) {
      expect(await ask('signup.acme.test', { headers })).toBe(403)
      expect(await ask('signup.acme.test', { headers, token: 'another token, not the one' })).toBe(403)
      expect(await ask('signup.acme.test', { headers, token: askToken })).toBe(200)
      const bearer = { ...headers, Authorization: `Bearer ${askToken}` }
      expect(await ask('signup.acme.test', { headers: bearer })).toBe(200)
    }
    const from = async (address: string | undefined) =>
      (await world.handler(new Request(`http://patchbay:4000${path('signup.acme.test')}`), { address })).status
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect([address, await from(address)]).toEqual([address, 200])
    for (const address of ['10.0.0.2', '192.0.2.1', '::2', undefined])
      expect([address, await from(address)]).toEqual([address, 403])
  })

  it('and the token stands in no log', async () => {
    await ask('signup.acme.test', { token: askToken })
    await ask('signup.acme.test', { token: 'another token, not the one' })
    expect(world.logged.filter((line) => /token, not the one|token for certificates/.test(line))).toEqual([])
  })
})

it('lets so many new hosts an hour have a certificate, also after a restart, and a host that is given up counts as well', async () => {
  await using world = await start('SQLite', { domains: { certificatesAnHour: 4 } })
  const ask = async (domain: string) => (await askAs(world.url, 'localhost', path(domain))).status
  const first = await ownHost(world.db, 'a.acme.test', { at: new Date(Date.now() - 2_000) })
  await ownHost(world.db, 'b.acme.test', { at: new Date(Date.now() - 1_000) })
  await ownHost(world.db, 'old.acme.test', { at: new Date(Date.now() - 30 * 24 * hour) })
  await expect.poll(() => ask('a.acme.test'), { timeout: 15_000 }).toBe(200)
  expect([await ask('b.acme.test'), await ask('old.acme.test')], 'one of a project, and old ones').toEqual([403, 200])
  await world.api('DELETE', `/domains/${first}`)
  expect([await ask('a.acme.test'), await ask('b.acme.test')]).toEqual([403, 403])
  await world.restart()
  expect([await ask('b.acme.test'), await ask('old.acme.test')]).toEqual([403, 200])
  world.advance(hour + 1_000)
  expect(await ask('b.acme.test')).toBe(200)
})

describe('the hours of certificates', () => {
  const noon = Date.parse('2026-11-30T12:10:00.000Z')
  const proof = (hostname: string, projectId: string, minutes = 0) => ({
    hostname,
    projectId,
    activatedAt: new Date(noon + minutes * 60_000).toISOString(),
  })
  const inHours = (times: Map<string, number>) => {
    const counts = new Map<number, number>()
    for (const at of times.values()) counts.set(Math.floor(at / hour), (counts.get(Math.floor(at / hour)) ?? 0) + 1)
    return [...counts.values()]
  }

  it('give a host that is proven alone its certificate at once', () => {
    expect(certificateTimes([proof('a', 'p')], 75).get('a')).toBe(noon)
  })

  it('hold as many as the limit says, whoever asks for how many', () => {
    const proofs = Array.from({ length: 5_000 }, (_, nth) => proof(`${nth}`, `p${nth % 50}`, nth / 100))
    const counts = inHours(certificateTimes(proofs, 75))
    expect(Math.max(...counts)).toBe(75)
    expect(counts.length).toBe(Math.ceil(5_000 / 75))
  })

  it('leave room for others where one project has thousands', () => {
    const many = Array.from({ length: 10_000 }, (_, nth) => proof(`${nth}`, 'greedy'))
    const began = performance.now()
    const times = certificateTimes([...many, proof('other', 'modest', 1)], 75)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(times.get('other')).toBe(noon + 60_000)
    expect(Math.max(...inHours(times))).toBeLessThanOrEqual(20)
  })

  it('move no host that has its hour when more come later', () => {
    const before = Array.from({ length: 300 }, (_, nth) => proof(`${nth}`, `p${nth % 7}`, nth / 10))
    const later = Array.from({ length: 300 }, (_, nth) => proof(`later ${nth}`, `p${nth % 9}`, 31 + nth / 10))
    const [first, both] = [certificateTimes(before, 20), certificateTimes([...before, ...later], 20)]
    for (const [host, at] of first) expect(both.get(host)).toBe(at)
  })
})
