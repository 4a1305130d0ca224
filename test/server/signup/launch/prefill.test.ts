import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deleteOldRows, keptByDefault } from '../../../../server/use-cases/projects/delete-old-rows.ts'
import { startAdmin } from '../../../support/admin-world.ts'
import { databaseKinds } from '../../../support/databases.ts'
import { nameHelp, start, type World } from '../../../support/world.ts'

const known = {
  business: {
    name: 'Wind & Wool',
    email: 'ada@windwool.example',
    phone: '+16505559999',
    website: 'https://www.windwool.example/shop',
    address: {
      street: '1 Main St',
      street2: '2nd floor',
      city: 'Menlo Park',
      state: 'CA',
      postal_code: '94025',
      country: 'US',
    },
    time_zone: 'UTC-07:00',
  },
  number: { display_name: 'Wind & Wool', category: 'APPAREL', description: 'Knitwear' },
}

/** The same as Meta documents it for `extras.setup`. */
const setup = {
  business: {
    name: 'Wind & Wool',
    email: 'ada@windwool.example',
    website: 'https://www.windwool.example/shop',
    address: {
      streetAddress1: '1 Main St',
      streetAddress2: '2nd floor',
      city: 'Menlo Park',
      state: 'CA',
      zipPostal: '94025',
      country: 'US',
    },
    phone: { code: 1, number: '6505559999' },
    timezone: 'UTC-07:00',
  },
  phone: { displayName: 'Wind & Wool', category: 'APPAREL', description: 'Knitwear' },
}

const launchesOf = async (world: World, token: string) =>
  (await world.connect(token, 'GET', '/session')).body.meta.launch

describe.concurrent.each(databaseKinds)('what is known of a customer, on %s', (kind) => {
  it('is filled in in Meta’s window, whichever way it opens, and shown nowhere else', async () => {
    await using world = await start(kind)
    await nameHelp(world)
    const link = await world.link({ prefill: known })
    expect(link).not.toHaveProperty('warnings')
    const { coexistence, dedicated } = await launchesOf(world, link.token)
    expect([coexistence.extras.setup, dedicated.extras.setup]).toEqual([setup, setup])

    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url')
    const body = { connection_type: 'dedicated', challenge, return_to: link.url }
    const { url } = (await world.connect(link.token, 'POST', `/attempts/${randomUUID()}/redirect`, body)).body
    expect(JSON.parse(new URL(url).searchParams.get('extras') as string)).toEqual(dedicated.extras)

    const path = `/customers/${link.customerId}/setup_links/${link.id}`
    const shown = [link, (await world.api('GET', path)).body, (await world.api('GET', `${path}/events`)).body]
    const audited = (await world.api('GET', '/audit_log')).body
    for (const one of [...shown, audited, world.logged]) expect(JSON.stringify(one)).not.toMatch(/windwool|Menlo/)
  })

  it('is written in the names of either dialect, can be changed, and goes when null is said', async () => {
    await using world = await startAdmin(kind)
    const { address, time_zone: timeZone, ...business } = known.business
    const { postal_code: postalCode, ...place } = address
    const { display_name: displayName, ...number } = known.number
    const prefill = {
      business: { ...business, timeZone, address: { ...place, postalCode } },
      number: { ...number, displayName },
    }
    const made = await world.adminLink({ prefill })
    expect((await launchesOf(world, made.token)).dedicated.extras.setup).toEqual(setup)

    const link = await world.link({ prefill: { number: { display_name: 'Wool' } } })
    const change = (value: unknown) =>
      world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, { setup_link: { prefill: value } })
    await change({ business: { name: 'Wind' } })
    expect((await launchesOf(world, link.token)).dedicated.extras.setup).toEqual({ business: { name: 'Wind' } })
    await change(null)
    expect((await launchesOf(world, link.token)).dedicated.extras).not.toHaveProperty('setup')
  })

  it.each([
    [{ colour: 'red' }, 'setup_link.prefill must not hold colour'],
    [{ business: { emails: 'x' } }, 'setup_link.prefill.business must not hold emails'],
    [{ business: { email: 'ada' } }, 'setup_link.prefill.business.email must be an e-mail address'],
    [{ business: { name: 'x'.repeat(10_000) } }, 'setup_link.prefill.business.name must be at most 100 characters'],
    [{ business: { address: { city: 7 } } }, 'setup_link.prefill.business.address.city must be text'],
    [{ business: { website: 'javascript:alert(1)' } }, 'setup_link.prefill.business.website must be an address'],
    [
      { number: { description: 'x'.repeat(513) } },
      'setup_link.prefill.number.description must be at most 512 characters',
    ],
    [{ number: { category: 'SHOES' } }, 'setup_link.prefill.number.category must be one of UNDEFINED, OTHER'],
    ['Wind & Wool', 'setup_link.prefill must be an object'],
  ])('is refused by the name of its field: %#', async (prefill, sentence) => {
    await using world = await start(kind)
    const customer = await world.api('POST', '/customers', { customer: { name: 'Wind & Wool' } })
    const path = `/customers/${customer.body.data.id}/setup_links`
    const { status, body } = await world.api('POST', path, { setup_link: { prefill } })
    expect([status, body.error]).toEqual([422, expect.stringContaining(sentence)])
  })

  it('brings warnings for what Meta’s form is reported to choke on, in the names of the dialect', async () => {
    await using world = await startAdmin(kind)
    await nameHelp(world)
    const odd = {
      business: { email: 'ada@mail.example', website: 'http://windwool.example' },
      number: { display_name: 'WIND AND WOOL' },
    }
    const properties = ({ warnings }: { warnings?: { property: string }[] }) =>
      warnings?.map(({ property }) => property)
    expect(properties((await world.link({ prefill: odd })) as object)).toEqual([
      'prefill.business.website',
      'prefill.business.email',
      'prefill.business.address.country',
      'prefill.number.display_name',
    ])
    const made = await world.adminLink({ prefill: { ...odd, number: { displayName: 'WhatsApp Shop' } } })
    expect(properties(made as object)?.at(-1)).toBe('prefill.number.displayName')
  })

  it('is deleted with the journey of the link, which stays', async () => {
    await using world = await start(kind)
    const link = await world.link({ prefill: known })
    const kept = async () =>
      (await world.db.selectFrom('setup_links').select('prefill').where('id', '=', link.id).executeTakeFirst())?.prefill
    const later = (days: number) => ({ db: world.db, now: () => new Date(Date.now() + days * 86_400_000) })
    await deleteOldRows(later(89), keptByDefault)
    expect(await kept()).toContain('windwool')
    await deleteOldRows(later(91), keptByDefault)
    expect(await kept()).toBeNull()
  })
})
