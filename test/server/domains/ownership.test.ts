import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { activeHosts } from '../../../server/store/domains/domains.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { hour } from '../../../server/time.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type DomainWorld, domainWorld, ourAddress, target } from '../../support/dns/domain-world.ts'

describe.each(databaseKinds)('who owns a host, on %s', (kind) => {
  let all: DomainWorld
  let second: Awaited<ReturnType<DomainWorld['other']>>
  beforeAll(async () => {
    all = await domainWorld(kind)
    second = await all.other()
  })
  beforeEach(() => {
    all.zone.clear().set('A', target, ourAddress)
    for (const server of all.servers) server.mood = 'answers'
  })
  afterAll(async () => all?.[Symbol.asyncDispose]())

  const statusOf = async (id: string, headers?: Record<string, string>) =>
    (await all.world.api('GET', `/domains/${id}`, undefined, headers)).body.data.status
  const ownerOf = async (hostname: string) =>
    (await activeHosts(all.world.db)).filter((one) => one.hostname === hostname).map(({ projectId }) => projectId)
  const active = async (hostname: string) => {
    const { data } = (await all.add(hostname)).body
    all.point(data)
    expect((await all.verify(data.id)).body.data.status).toBe('active')
    return data
  }
  const proofOf = (domain: { records: { type: string; value: string }[] }) =>
    domain.records.find(({ type }) => type === 'TXT')?.value as string

  it('is the first project that proves it; another is refused, and not told by whom', async () => {
    const { hostname } = await active('taken.example.net')
    const refused = await all.add(hostname.toUpperCase(), second.headers)
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatch(/^taken\.example\.net is in use\. If it is yours/)
    expect(JSON.stringify(refused.body)).not.toMatch(new RegExp(`Acme|${defaultProjectId}`))
  })

  it('is not who only waits for it: several may, and the records decide', async () => {
    const mine = (await all.add('wanted.example.net')).body.data
    const theirs = (await all.add('wanted.example.net', second.headers)).body.data
    expect(proofOf(mine)).not.toBe(proofOf(theirs))
    all.point(theirs)
    expect((await all.verify(mine.id)).body.data.checks[0]).toMatchObject({ finding: 'wrong_value' })
    expect((await all.verify(theirs.id, second.headers)).body.data.status).toBe('active')
    expect(await ownerOf('wanted.example.net')).toEqual([second.id])
  })

  it('is one of two that prove it at the same moment; the other reads that it is taken', async () => {
    for (const nth of [1, 2, 3, 4, 5]) {
      const hostname = `race${nth}.example.net`
      const mine = (await all.add(hostname)).body.data
      const theirs = (await all.add(hostname, second.headers)).body.data
      all.zone.set('CNAME', hostname, target).set('TXT', `_patchbay.${hostname}`, proofOf(mine), proofOf(theirs))
      const both = await Promise.all([all.verify(mine.id), all.verify(theirs.id, second.headers)])
      expect(both.map(({ body }) => body.data.status).sort()).toEqual(['active', 'pending'])
      const loser = both.find(({ body }) => body.data.status === 'pending')?.body.data
      expect(loser.checks.at(-1)).toMatchObject({ what: 'owner', ok: false, finding: 'taken' })
      expect(loser.checks.at(-1).help).toContain('in use here already')
      expect(JSON.stringify(loser)).not.toMatch(/Acme|Second/)
      expect(await ownerOf(hostname)).toHaveLength(1)
    }
  })

  it('changes when the records do: the earlier project fails, and the host is free to whoever proves it', async () => {
    const mine = await active('moved.example.net')
    all.zone.drop('TXT', '_patchbay.moved.example.net')
    // Somebody else asks for it: the owner is looked at within a minute, and not at the end of its day.
    expect((await all.add('moved.example.net', second.headers)).status).toBe(409)
    const next = (await all.world.api('GET', `/domains/${mine.id}`)).body.data.next_look_at
    expect(Date.parse(next) - Date.now()).toBeLessThanOrEqual(60_000)
    await all.lookIn(0, mine.id)
    expect(await statusOf(mine.id)).toBe('failing')
    expect(await ownerOf('moved.example.net')).toEqual([defaultProjectId])
    const theirs = (await all.add('moved.example.net', second.headers)).body.data
    all.point(theirs)
    expect((await all.verify(theirs.id, second.headers)).body.data.status).toBe('active')
    expect(await ownerOf('moved.example.net')).toEqual([second.id])
    expect((await all.verify(mine.id)).body.data).toMatchObject({ status: 'failing' })
    const log = (await all.world.api('GET', `/audit_log?subject=${mine.id}`)).body.data
    expect(log[0]).toMatchObject({ action: 'domain.lapsed', detail: { hostname: 'moved.example.net' } })
  })

  it('cannot be changed by who points the host here and cannot write its TXT record', async () => {
    const mine = await active('kept.example.net')
    all.zone.drop('TXT', '_patchbay.kept.example.net')
    await all.lookIn(0, mine.id)
    const theirs = (await all.add('kept.example.net', second.headers)).body.data
    expect((await all.verify(theirs.id, second.headers)).body.data.status).toBe('pending')
    expect(await ownerOf('kept.example.net')).toEqual([defaultProjectId])
  })

  it('is nobody any more 72 hours after the records went; until then the host is served', async () => {
    const events = ['domain.active', 'domain.failing']
    const { body } = await all.world.api('POST', '/whatsapp/webhooks', {
      whatsapp_webhook: { url: 'https://app.example.com/hooks', secret_key: 'hush hush', events },
    })
    const mine = await active('lapses.example.net')
    all.zone.drop('CNAME', 'lapses.example.net').set('A', 'lapses.example.net', '203.0.113.7')
    await all.lookIn(24 * hour, mine.id)
    expect(await statusOf(mine.id)).toBe('failing')
    await all.lookIn(95 * hour, mine.id)
    expect(await ownerOf('lapses.example.net')).toEqual([defaultProjectId])
    await all.lookIn(97 * hour, mine.id)
    expect(await ownerOf('lapses.example.net')).toEqual([])
    all.point(mine)
    await all.lookIn(121 * hour, mine.id)
    expect(await statusOf(mine.id)).toBe('active')
    expect(await ownerOf('lapses.example.net')).toEqual([defaultProjectId])

    const deliveries = (await all.world.api('GET', `/webhook_deliveries?webhook_id=${body.data.id}`)).body.data
    const told = deliveries.reverse() as { id: string; event: string }[]
    expect(told.map(({ event }) => event)).toEqual(['domain.active', 'domain.failing', 'domain.active'])
    const failing = (await all.world.api('GET', `/webhook_deliveries/${told[1]?.id}`)).body.data
    expect(failing.body).toMatchObject({
      event: 'domain.failing',
      project: { id: defaultProjectId },
      domain: { id: mine.id, hostname: 'lapses.example.net', failing_since: expect.any(String) },
      checks: [{ what: 'target', finding: 'elsewhere', help: expect.stringContaining('still points at 203.0.113.7') }],
    })
    await all.world.api('DELETE', `/whatsapp/webhooks/${body.data.id}`)
  })

  it('is nobody when its records do not come for 72 hours; the domain fails, and becomes active when they come late', async () => {
    const { data } = (await all.add('late.example.net')).body
    await all.lookIn(71 * hour, data.id)
    expect(await statusOf(data.id)).toBe('pending')
    await all.lookIn(73 * hour, data.id)
    expect(await statusOf(data.id)).toBe('failing')
    expect(await ownerOf('late.example.net')).toEqual([])
    const next = (await all.world.api('GET', `/domains/${data.id}`)).body.data.next_look_at
    expect((Date.parse(next) - Date.now()) / hour).toBeCloseTo(97, 0)
    all.point(data)
    await all.lookIn(97 * hour, data.id)
    expect(await statusOf(data.id)).toBe('active')
  })

  it.each(['silent', 'fails'] as const)(
    'is who it was while name servers are out of order (%s), however long',
    async (mood) => {
      const waiting = (await all.add(`${mood}1.example.net`)).body.data
      const proven = await active(`${mood}2.example.net`)
      for (const server of all.servers) server.mood = mood
      await Promise.all([all.lookIn(100 * hour, waiting.id), all.lookIn(100 * hour, proven.id)])
      expect([await statusOf(waiting.id), await statusOf(proven.id)]).toEqual(['pending', 'active'])
      const { checks, next_look_at } = (await all.world.api('GET', `/domains/${proven.id}`)).body.data
      expect(checks[0]).toMatchObject({ ok: null, finding: 'unanswered' })
      expect((Date.parse(next_look_at) - Date.now()) / hour).toBeCloseTo(101, 0)
    },
  )

  it('is who it was while name servers differ', async () => {
    const proven = await active('differ.example.net')
    const [first] = all.servers
    const before = first.zone
    first.zone = new (before.constructor as new () => typeof before)().set('A', target, ourAddress)
    await all.lookIn(24 * hour, proven.id)
    first.zone = before
    expect(await statusOf(proven.id)).toBe('active')
  })

  it('is decided by the latest look: one that began before the records came says nothing when it ends', async () => {
    const { data } = (await all.add('overtaken.example.net')).body
    const writeDown = await all.begun(data.id)
    all.point(data)
    expect((await all.verify(data.id)).body.data.status).toBe('active')
    await writeDown()
    expect(await statusOf(data.id)).toBe('active')
    expect((await all.world.api('GET', `/domains/${data.id}`)).body.data.checks[0]).toMatchObject({ ok: true })
  })

  it('keeps its domains to itself: for another project they are not there', async () => {
    const { id } = await active('private.example.net')
    for (const [method, path] of [
      ['GET', `/domains/${id}`],
      ['POST', `/domains/${id}/verify`],
      ['DELETE', `/domains/${id}`],
    ] as const)
      expect((await all.world.api(method, path, undefined, second.headers)).status).toBe(404)
    const { data } = (await all.world.api('GET', '/domains?per_page=500', undefined, second.headers)).body
    expect(data.map((one: { id: string }) => one.id)).not.toContain(id)
    expect(await statusOf(id)).toBe('active')
  })
})
