import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resolversOf } from '../../../server/dns/resolver.ts'
import { activeHosts } from '../../../server/store/domains/domains.ts'
import { day } from '../../../server/time.ts'
import { deleteOldRows, keptByDefault } from '../../../server/use-cases/projects/delete-old-rows.ts'
import { databaseKinds } from '../../support/databases.ts'
import { type DomainWorld, domainWorld, ourAddress, target } from '../../support/dns/domain-world.ts'
import { nameServer, Zone } from '../../support/dns/name-server.ts'
import { until } from '../../support/until.ts'

describe.each(databaseKinds)('a domain of a project on %s', (kind) => {
  let all: DomainWorld
  beforeAll(async () => {
    all = await domainWorld(kind)
  })
  beforeEach(() => {
    all.zone.clear().set('A', target, ourAddress)
    for (const server of all.servers) {
      server.mood = 'answers'
      server.zone = all.zone
    }
  })
  afterAll(async () => all?.[Symbol.asyncDispose]())

  it('is added with the records to set, each ready to copy and with its purpose', async () => {
    const { status, body } = await all.add('Signup.Wool.Example.')
    expect(status).toBe(201)
    expect(body.data).toMatchObject({
      hostname: 'signup.wool.example',
      status: 'pending',
      checks: [],
      activated_at: null,
      records: [
        { type: 'CNAME', name: 'signup.wool.example', value: target, purpose: expect.stringContaining('customers') },
        {
          type: 'TXT',
          name: '_patchbay.signup.wool.example',
          value: expect.stringMatching(/^patchbay-verify=[0-9a-f]{40}$/),
          purpose: expect.stringContaining('Proves'),
        },
      ],
    })
    expect((await all.world.api('GET', `/domains/${body.data.id}`)).body.data.records).toEqual(body.data.records)
  })

  it('is asked for an ALIAS where a zone begins, since no CNAME can stand there', async () => {
    const { records } = (await all.add('wool.example')).body.data
    expect(records[0]).toMatchObject({ type: 'ALIAS', name: 'wool.example', value: target })
    expect(records[0].purpose).toContain('ANAME')
  })

  it('becomes active by itself once its records are there, and its project hears of it', async () => {
    const { data } = (await all.add('auto.wool.example')).body
    await until(async () =>
      expect((await all.world.api('GET', `/domains/${data.id}`)).body.data.checks).not.toEqual([]),
    )
    all.point(data)
    await all.world.db.updateTable('domains').set({ run_at: data.created_at }).where('id', '=', data.id).execute()
    const found = await until(async () => {
      const { body } = await all.world.api('GET', `/domains/${data.id}`)
      expect(body.data.status).toBe('active')
      return body.data
    })
    expect(found.checks).toMatchObject([
      { what: 'ownership', ok: true, finding: 'found', help: null },
      { what: 'target', ok: true, finding: 'found', seen: [target], help: null },
      { what: 'certificate', ok: true, finding: 'found', help: null },
    ])
    const log = (await all.world.api('GET', `/audit_log?subject=${data.id}`)).body.data
    expect(log.map(({ action, actor }: { action: string; actor: string }) => [action, actor.split(':')[0]])).toEqual([
      ['domain.activated', 'patchbay'],
      ['domain.created', 'key'],
    ])
  })

  it.each([
    ['127.0.0.1', /IP address/],
    ['[::1]', /IP address/],
    ['co.uk', /belongs to nobody alone/],
    ['github.io', /belongs to nobody alone/],
    ['localhost', /this server itself/],
    [target, /this server itself/],
    [`${target.toUpperCase()}.`, /this server itself/],
    ['https://signup.example.com', /without https/],
    ['signup.example.com/x', /path/],
    ['signup.example.com:8443', /port/],
    ['me@signup.example.com', /user/],
    ['*.example.com', /name alone/],
    ['', /name of a host/],
    [`${'a.'.repeat(10)}example.com`, /longer/],
    [`${'abcdefgh.'.repeat(27)}example.com`, /longer/],
    [7, /name of a host/],
  ])('cannot be %j', async (hostname, sentence) => {
    const { status, body } = await all.world.api('POST', '/domains', { domain: { hostname } })
    expect([status, body.error]).toEqual([422, expect.stringMatching(sentence)])
  })

  it('is one and the same in every spelling, and is there once', async () => {
    const { body } = await all.add('BÜCHER.example.org')
    expect(body.data.hostname).toBe('xn--bcher-kva.example.org')
    const again = await all.add('bu\u0308cher.EXAMPLE.org.')
    expect([again.status, again.body.error]).toEqual([409, 'The project has xn--bcher-kva.example.org already'])
    const both = await Promise.all([all.add('twice.example.org'), all.add('twice.example.org')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  const proofOf = (records: { type: string; value: string }[]) =>
    records.find(({ type }) => type === 'TXT')?.value as string

  it.each<[string, string, (zone: Zone, host: string, proof: string) => unknown, string, object]>([
    [
      'nothing is set',
      'ownership',
      () => {},
      'missing',
      { help: expect.stringContaining('There is no TXT record at _patchbay.') },
    ],
    ['nothing is set', 'target', () => {}, 'missing', { help: expect.stringContaining('points at nothing yet') }],
    [
      'the TXT record is that of another project',
      'ownership',
      (zone, host) => zone.set('TXT', `_patchbay.${host}`, 'v=spf1 -all', 'patchbay-verify=0000'),
      'wrong_value',
      { seen: ['patchbay-verify=0000'], help: expect.stringContaining('another project or host') },
    ],
    [
      'the DNS provider added the zone to the name',
      'ownership',
      (zone, host, proof) => zone.set('TXT', `_patchbay.${host}.cases.example`, proof),
      'written_twice',
      { help: expect.stringContaining('adds cases.example to the name by itself') },
    ],
    [
      'another record is kept beside ours',
      'ownership',
      (zone, host, proof) => zone.set('TXT', `_patchbay.${host}`, 'something', proof),
      'found',
      { ok: true },
    ],
    [
      'the host still has its old CNAME',
      'target',
      (zone, host) => zone.set('CNAME', host, 'old.vendor.test').set('A', 'old.vendor.test', '203.0.113.7'),
      'elsewhere',
      { seen: ['old.vendor.test'], help: expect.stringContaining('still points at old.vendor.test.') },
    ],
    [
      'the host still has its old address',
      'target',
      (zone, host) => zone.set('A', host, '203.0.113.7'),
      'elsewhere',
      { seen: ['203.0.113.7'], help: expect.stringContaining('still points at 203.0.113.7.') },
    ],
    [
      'an old address is left beside ours',
      'target',
      (zone, host) => zone.set('A', host, ourAddress).set('AAAA', host, '2001:db8::7'),
      'elsewhere',
      { seen: ['2001:db8::7'] },
    ],
    [
      'Cloudflare stands before it',
      'target',
      (zone, host) => zone.set('A', host, '104.16.1.1').set('AAAA', host, '2606:4700::1'),
      'proxied',
      { help: expect.stringContaining('"DNS only" (the grey cloud)') },
    ],
    ['the host has our address', 'target', (zone, host) => zone.set('A', host, ourAddress), 'found', { ok: true }],
    [
      'a CNAME leads to another, and that to us',
      'target',
      (zone, host) => zone.set('CNAME', host, 'mid.cases.example').set('CNAME', 'mid.cases.example', target),
      'found',
      { ok: true, seen: ['mid.cases.example', target] },
    ],
    [
      'CNAMEs lead in a circle',
      'target',
      (zone, host) => zone.set('CNAME', host, 'mid.cases.example').set('CNAME', 'mid.cases.example', host),
      'elsewhere',
      { ok: false },
    ],
    [
      'a CAA record of the zone allows another authority alone',
      'certificate',
      (zone) => zone.set('CAA', 'cases.example', 'issue pki.goog; validationmethods=dns-01'),
      'forbidden',
      {
        seen: ['pki.goog'],
        help: expect.stringContaining('allows only pki.goog. Add a CAA record that allows letsencrypt.org'),
      },
    ],
    [
      'a CAA record allows nobody',
      'certificate',
      (zone, host) => zone.set('CAA', host, 'issue ;'),
      'forbidden',
      { seen: [], help: expect.stringContaining('allows nobody') },
    ],
    [
      'a CAA record nearer to the host allows us',
      'certificate',
      (zone, host) => zone.set('CAA', 'cases.example', 'issue pki.goog').set('CAA', host, 'issue LetsEncrypt.org'),
      'found',
      { ok: true },
    ],
    [
      'a CAA record says only whom to tell',
      'certificate',
      (zone, host) => zone.set('CAA', host, 'iodef mailto:ca@cases.example'),
      'found',
      { ok: true },
    ],
  ])('when %s, says of its %s', async (when, what, set, finding, more) => {
    const host = `${when
      .replaceAll(/[^a-z]/gi, '')
      .toLowerCase()
      .slice(0, 60)}-${what[0]}.cases.example`
    const { data } = (await all.add(host)).body
    set(all.zone, data.hostname, proofOf(data.records))
    const { checks, status } = (await all.verify(data.id)).body.data
    const check = checks.find((one: { what: string }) => one.what === what)
    expect(check).toMatchObject({ ok: finding === 'found', finding, ...more })
    expect(check.expected).toBeTruthy()
    expect(status).toBe('pending')
    await all.world.api('DELETE', `/domains/${data.id}`)
  })

  it('waits while one name server does not show the change yet, and says how many do', async () => {
    const { data } = (await all.add('slow.wool.example')).body
    all.point(data)
    all.servers[1].zone = new Zone().set('A', target, ourAddress).set('A', data.hostname, '203.0.113.7')
    const { checks, status } = (await all.verify(data.id)).body.data
    expect(status).toBe('pending')
    expect(checks[0]).toMatchObject({ ok: false, finding: 'not_propagated', help: expect.stringContaining('1 of 2') })
    expect(checks[1]).toMatchObject({ ok: false, finding: 'not_propagated', seen: ['203.0.113.7'] })
    all.servers[1].zone = all.zone
    expect((await all.verify(data.id)).body.data.status).toBe('active')
  })

  it.each(['silent', 'fails', 'refuses', 'babbles'] as const)(
    'is not proven by one name server while the other %s',
    async (mood) => {
      const { data } = (await all.add(`${mood}.wool.example`)).body
      all.point(data)
      all.servers[1].mood = mood
      const { checks, status } = (await all.verify(data.id)).body.data
      expect(status).toBe('pending')
      for (const check of checks)
        expect(check).toMatchObject({
          ok: null,
          finding: 'unanswered',
          help: expect.stringContaining('nothing is known yet'),
        })
    },
  )

  it('shows little of what strangers write into their DNS, as text', async () => {
    const { data } = (await all.add('odd.wool.example')).body
    const odd = `<script>\u0000\u202e${'x'.repeat(230)}`
    all.zone.set('TXT', '_patchbay.odd.wool.example', ...Array.from({ length: 9 }, () => odd))
    const { checks } = (await all.verify(data.id)).body.data
    expect(checks[0]).toMatchObject({ ok: false, finding: 'wrong_value' })
    expect(checks[0].seen).toHaveLength(5)
    for (const one of checks[0].seen) expect(one).toHaveLength(200)
  })

  it('stays removed when a look at it ends afterwards', async () => {
    const { data } = (await all.add('late.wool.example')).body
    all.point(data)
    const [verified] = await Promise.all([all.verify(data.id), all.world.api('DELETE', `/domains/${data.id}`)])
    expect([200, 404]).toContain(verified.status)
    expect((await all.world.api('GET', `/domains/${data.id}`)).body.data.status).toBe('removed')
    expect((await activeHosts(all.world.db)).map(({ hostname }) => hostname)).not.toContain('late.wool.example')
  })

  it('is waited for without an end while no name server answers, and the log says so', async () => {
    for (const server of all.servers) server.mood = 'fails'
    const { data } = (await all.add('mute.wool.example')).body
    await until(() => expect(all.world.logged.join()).toContain('the name servers do not answer about the domains'))
    expect((await all.world.api('GET', `/domains/${data.id}`)).body.data.status).toBe('pending')
  })

  it('is listed, and goes when it is removed; added again it needs no new record', async () => {
    const { data } = (await all.add('gone.wool.example')).body
    all.point(data)
    expect((await all.verify(data.id)).body.data.status).toBe('active')
    const hosts = async (query: string) =>
      (await all.world.api('GET', `/domains?per_page=500&${query}`)).body.data.map(
        ({ hostname }: { hostname: string }) => hostname,
      )
    expect(await hosts('status=active')).toContain(data.hostname)
    expect((await all.world.api('DELETE', `/domains/${data.id}`)).status).toBe(204)
    expect(await hosts('')).not.toContain(data.hostname)
    expect(await hosts('status=removed')).toContain(data.hostname)
    const removed = (await all.world.api('GET', `/domains/${data.id}`)).body.data
    expect(removed).toMatchObject({ status: 'removed', records: [], next_look_at: null })
    expect(removed.removed_at).toBeTruthy()
    expect((await all.world.api('DELETE', `/domains/${data.id}`)).status).toBe(404)
    expect((await all.verify(data.id)).status).toBe(404)
    expect((await all.add('gone.wool.example')).body.data.records).toEqual(data.records)
    // What was removed is told for ninety days.
    const forget = (days: number) =>
      deleteOldRows({ db: all.world.db, now: () => new Date(Date.now() + days * day) }, keptByDefault)
    await forget(89)
    expect((await all.world.api('GET', `/domains/${data.id}`)).status).toBe(200)
    await forget(91)
    expect((await all.world.api('GET', `/domains/${data.id}`)).status).toBe(404)
    expect(await hosts('')).toContain(data.hostname)
  })

  it('is one of a thousand at most, so that nobody makes the server ask without an end', async () => {
    const second = await all.other()
    const row = await all.world.db.selectFrom('domains').selectAll().limit(1).executeTakeFirstOrThrow()
    const rows = Array.from({ length: 1_000 }, (_, nth) => ({
      ...{ ...row, id: randomUUID(), project_id: second.id, hostname: `h${nth}.many.example` },
      ...{ state: 'pending' as const, owned: 0 as const, run_at: null, lease_owner: null, lease_until: null },
    }))
    for (let from = 0; from < rows.length; from += 500)
      await all.world.db
        .insertInto('domains')
        .values(rows.slice(from, from + 500))
        .execute()
    const refused = await all.add('one-more.example.org', second.headers)
    expect([refused.status, refused.body.error]).toEqual([409, 'A project has 1000 domains at most: remove one first'])
    await all.world.api('DELETE', `/domains/${rows[0]?.id}`, undefined, second.headers)
    expect((await all.add('one-more.example.org', second.headers)).status).toBe(201)
  })

  it('keeps its record when the secret key of the server is replaced', async () => {
    const { data } = (await all.add('rotated.wool.example')).body
    all.point(data)
    expect((await all.verify(data.id)).body.data.status).toBe('active')
    await all.world.restart({ secretKey: randomBytes(32).toString('base64') })
    const { records, status } = (await all.verify(data.id)).body.data
    expect([records, status]).toEqual([data.records, 'active'])
  })
})

describe('name servers', () => {
  it('are asked anew at each look: what one said before is not kept', async () => {
    await using server = await nameServer()
    const [resolver] = resolversOf([server.address], 400)
    server.zone.set('TXT', 'a.example', 'before')
    expect(await resolver?.txt('a.example')).toEqual(['before'])
    server.zone.set('TXT', 'a.example', 'after')
    expect(await resolver?.txt('a.example')).toEqual(['after'])
  })
})
