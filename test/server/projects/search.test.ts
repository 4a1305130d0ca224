import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchHit } from '../../../contract/index.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { ownHost } from '../../support/hosts.ts'
import { start, type World } from '../../support/world.ts'

interface Known {
  customerId: string
  link: { id: string; url: string; token: string }
  number: { phone_number_id: string; business_account_id: string; display_phone_number: string }
  attemptId: string
  webhookId: string
  deliveryId: string
  keyId: string
  domainId: string
}

/** A project with one thing of each kind. */
async function filled(world: World): Promise<Known> {
  const made = await world.api('POST', '/whatsapp/webhooks', {
    whatsapp_webhook: { url: 'https://acme.example/hooks', events: ['whatsapp.phone_number.created'] },
  })
  const customer = await world.api('POST', '/customers', {
    customer: { name: 'Öl & Wolle GmbH', external_customer_id: 'crm/7:42' },
  })
  const customerId = customer.body.data.id
  const link = (await world.api('POST', `/customers/${customerId}/setup_links`, { setup_link: {} })).body.data
  const attempt = await world.signUp(link)
  const deliveries = await world.api('GET', '/webhook_deliveries')
  const key = await world.api('POST', '/api_keys', { api_key: { name: 'Reporting' } })
  return {
    customerId,
    link,
    number: attempt.body.result,
    attemptId: attempt.body.id,
    webhookId: made.body.data.id,
    deliveryId: deliveries.body.data[0].id,
    keyId: key.body.data.id,
    domainId: await ownHost(world.db, 'signup.wolle.example', { state: 'pending' }),
  }
}

describe.each(databaseKinds)('what somebody pastes into the search on %s', (kind) => {
  let world: World
  let known: Known
  beforeAll(async () => {
    world = await start(kind)
    known = await filled(world)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const found = async (q: string) => {
    const { status, body } = await world.api('GET', `/search?${new URLSearchParams({ q })}`)
    expect(status).toBe(200)
    return body.data.hits.map(({ type, id }: SearchHit) => `${type} ${id}`)
  }
  const linkHit = () => [`setup_link ${known.link.id}`]
  const numberHit = () => [`phone_number ${known.number.phone_number_id}`]

  it.each<[string, (known: Known) => string, () => string[]]>([
    ['the address of a link', ({ link }) => link.url, linkHit],
    ['the address as a mail program wrapped it', ({ link }) => `<${link.url}>.`, linkHit],
    ['the token alone', ({ link }) => link.token, linkHit],
    ['the address that Facebook sees', ({ link }) => link.url.replace(/\.[\w-]+$/, ''), linkHit],
    ['the id of a link', ({ link }) => link.id, linkHit],
    ['an id in capitals between words', ({ link }) => `link ${link.id.toUpperCase()} please`, linkHit],
    ['the id of an attempt', ({ attemptId }) => attemptId, () => [`attempt ${known.attemptId}`]],
    ['the id of a customer', ({ customerId }) => customerId, () => [`customer ${known.customerId}`]],
    ["the backend's own id", () => 'crm/7:42', () => [`customer ${known.customerId}`]],
    ['a part of a name, in small letters', () => 'öl & wo', () => [`customer ${known.customerId}`]],
    ['the id of a webhook', ({ webhookId }) => webhookId, () => [`webhook ${known.webhookId}`]],
    ['the id of a delivery', ({ deliveryId }) => deliveryId, () => [`webhook_delivery ${known.deliveryId}`]],
    ['the id of a key', ({ keyId }) => keyId, () => [`api_key ${known.keyId}`]],
    ['the host of a domain', () => 'Signup.Wolle.example.', () => [`domain ${known.domainId}`]],
    ['an address under a domain', () => 'https://signup.wolle.example/s', () => [`domain ${known.domainId}`]],
    ['a link under a domain', ({ link }) => `https://signup.wolle.example/s/${link.token}`, linkHit],
    ["Meta's id of a number", ({ number }) => number.phone_number_id, numberHit],
    ['a number as Meta writes it', ({ number }) => number.display_phone_number, numberHit],
    ['a number without its plus', ({ number }) => number.display_phone_number.replace(/\D/g, ''), numberHit],
    [
      'a number in digits of Devanagari',
      ({ number }) =>
        number.display_phone_number.replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
      numberHit,
    ],
  ])('%s leads there', async (_, paste, hits) => {
    expect(await found(paste(known))).toEqual(hits())
  })

  it("finds an account by Meta's id, with its number and the signup that brought it", async () => {
    const { business_account_id: id, phone_number_id } = known.number
    expect((await found(id)).sort()).toEqual(
      [`phone_number ${phone_number_id}`, `business_account ${id}`, `attempt ${known.attemptId}`].sort(),
    )
  })

  it('names the link of an attempt, for an attempt has no path of its own', async () => {
    const { body } = await world.api('GET', `/search?q=${known.attemptId}`)
    expect(body.data.hits).toEqual([
      {
        type: 'attempt',
        id: known.attemptId,
        title: 'Öl & Wolle GmbH',
        customer_id: known.customerId,
        setup_link_id: known.link.id,
        created_at: expect.stringMatching(/Z$/),
      },
    ])
  })

  it.each(['nobody', '%', "'; drop table customers; --", '00000000-0000-0000-0000-000000000000', '1234567'])(
    'finds nothing for %o',
    async (q) => expect(await found(q)).toEqual([]),
  )

  it.each(['', '   ', 'x'.repeat(501), '\u0000x'])('refuses %o, naming the field', async (q) => {
    const { status, body } = await world.api('GET', `/search?${new URLSearchParams({ q })}`)
    expect([status, body.error]).toEqual([422, expect.stringMatching(/\bq\b/)])
  })

  it('finds an old customer by what the name begins with, and says that older names are found by that alone', async () => {
    await using big = await start(kind)
    const made = async (name: string) => (await big.api('POST', '/customers', { customer: { name } })).body.data.id
    const old = `customer ${await made('Straße der Wolle')}`
    const { body: first } = await big.api('GET', '/search?q=wolle')
    expect(first.data).toMatchObject({ hits: [{ title: 'Straße der Wolle' }], names_searched: true })
    const row = await big.db.selectFrom('customers').selectAll().executeTakeFirstOrThrow()
    const later = (nth: number) => ({
      id: `later-${nth}`,
      name: `Shop ${nth}`,
      number: nth + 2,
      created_at: '2099-01-01T00:00:00.000Z',
    })
    const many = Array.from({ length: 1_001 }, (_, nth) => ({ ...row, ...later(nth), external_customer_id: null }))
    for (let at = 0; at < many.length; at += 100)
      await big.db
        .insertInto('customers')
        .values(many.slice(at, at + 100))
        .execute()
    const search = async (q: string) => {
      const { body } = await big.api('GET', `/search?${new URLSearchParams({ q })}`)
      return { hits: body.data.hits.map(({ type, id }: SearchHit) => `${type} ${id}`), all: body.data.names_searched }
    }
    expect(await search('STRAßE d')).toEqual({ hits: [old], all: false })
    expect(await search('wolle')).toEqual({ hits: [], all: false })
    expect((await search('hop 77')).hits).toContain('customer later-77')
    expect((await search('Shop 1000')).hits).toEqual(['customer later-1000'])
  })

  it('shows one project nothing of another, whatever is pasted', async () => {
    const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Another')
    const everything = [known.link.url, known.link.id, known.attemptId, known.customerId, known.webhookId]
    const more = [known.deliveryId, known.keyId, known.number.phone_number_id, known.number.display_phone_number]
    for (const q of [
      ...everything,
      ...more,
      known.number.business_account_id,
      'crm/7:42',
      'Öl',
      'signup.wolle.example',
    ]) {
      const asked = `/search?${new URLSearchParams({ q })}`
      expect((await world.api('GET', asked, undefined, { 'X-API-Key': key })).body.data.hits, q).toEqual([])
    }
  })
})
