import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const put = (world: World, token: string, choice: object) => world.connect(token, 'PUT', '/choice', choice)
const choiceOf = async (world: World, token: string) => (await world.connect(token, 'GET', '/session')).body.choice

it.concurrent.each(databaseKinds)(
  'what a customer chose lives on the link: for a reload, a computer, a colleague, on %s',
  async (kind) => {
    await using world = await start(kind)
    const link = await world.link({ phone_number_country_isos: ['US'] })
    expect(await choiceOf(world, link.token)).toBeNull()

    const phone = { device: 'phone', visitor: randomUUID() }
    const chosen = await put(world, link.token, { ...phone, connection_type: 'coexistence', name: 'Ana' })
    expect(chosen).toMatchObject({ status: 200 })
    expect(await choiceOf(world, link.token)).toEqual({
      ...phone,
      connection_type: 'coexistence',
      country_iso: null,
      name: 'Ana',
      facebook: null,
    })

    // Facebook's window on the computer is told to the phone, and the choice stays the phone's.
    const computer = { device: 'computer', visitor: randomUUID() }
    await put(world, link.token, { ...computer, connection_type: 'coexistence', at_facebook: true })
    const open = await choiceOf(world, link.token)
    expect(open).toMatchObject({ ...phone, name: 'Ana', facebook: computer })

    // A colleague who chooses otherwise is named by nobody.
    await put(world, link.token, { ...computer, connection_type: 'dedicated', country_iso: 'US' })
    expect(await choiceOf(world, link.token)).toMatchObject({
      ...computer,
      connection_type: 'dedicated',
      country_iso: 'US',
      name: null,
    })

    for (const wrong of [{}, { ...phone, name: 'x'.repeat(81) }, { ...phone, connection_type: 'both' }])
      expect(await put(world, link.token, wrong)).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
    const abroad = await put(world, link.token, { ...phone, country_iso: 'CL' })
    expect(abroad.body.error).toBe('country_iso CL is not one of the countries of this link')
    const app = await world.link({ allowed_connection_types: ['coexistence'] })
    const other = await put(world, app.token, { ...phone, connection_type: 'dedicated' })
    expect(other.body.code).toBe('connection_type_mismatch')
    await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
      setup_link: { status: 'revoked' },
    })
    expect(await put(world, link.token, phone)).toMatchObject({ status: 410, body: { code: 'link_revoked' } })
  },
)

it.concurrent.each(databaseKinds)(
  'what the host wants next, its terms and its privacy policy reach the widget on %s',
  async (kind) => {
    await using world = await start(kind)
    const next = { text: 'Tell us your opening hours.', label: 'Open Acme', url: 'https://acme.example/hours' }
    const link = await world.link({ next })
    const policy = { terms_url: 'https://acme.example/terms', privacy_url: 'https://acme.example/privacy' }
    expect(await world.api('PATCH', '/project', { project: { policy } })).toMatchObject({ status: 200 })
    expect((await world.connect(link.token, 'GET', '/session')).body).toMatchObject({ next, ...policy })
    const path = `/customers/${link.customerId}/setup_links/${link.id}`
    expect((await world.api('PATCH', path, { setup_link: { next: null } })).body.data.next).toBeNull()
    expect(await world.api('PATCH', path, { setup_link: { next: { text: '' } } })).toMatchObject({ status: 422 })
  },
)
