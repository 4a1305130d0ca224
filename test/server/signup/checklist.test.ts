import { describe, expect, it } from 'vitest'
import { Action } from '../../../contract/index.ts'
import { pageFor } from '../../../server/meta/pages.ts'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { until } from '../../support/until.ts'
import { start, type World } from '../../support/world.ts'

/** How often Meta was asked how a number is. */
const looks = (world: World, id: string) =>
  world.sandbox.control.calls({ object: id }).filter(({ method, path }) => method === 'GET' && path === '/{phone}')
    .length

describe.concurrent.each(databaseKinds)('what is left to do after a signup, on %s', (kind) => {
  it('is settled before the eyes of whoever watches, and Meta is asked no more often than every ten seconds', async ({
    expect,
  }) => {
    await using world = await start(kind)
    const events = await told(world)
    world.sandbox.control.play('payment-missing')
    const link = await world.link()
    const { body } = await world.signUp(link)
    const { waba_id, business_id, phone_number_id } = await world.db
      .selectFrom('attempts')
      .selectAll()
      .executeTakeFirstOrThrow()
    const url = `${world.sandbox.url}/billing_hub/accounts/details/?business_id=${business_id}&asset_id=${waba_id}`
    const open = [{ action: 'payment_missing', url, settled: false }]
    expect(body).toMatchObject({ status: 'completed', checklist: open })

    const watch = async () => (await world.connect(link.token, 'GET', `/attempts/${body.id}`)).body.checklist
    const before = looks(world, phone_number_id as string)
    await until(
      async () => expect([await watch(), looks(world, phone_number_id as string)]).toEqual([open, before + 1]),
      { timeout: 10_000 },
    )
    world.sandbox.control.patch(waba_id as string, { fundingId: '1' })
    for (let asked = 0; asked < 30; asked++) expect(await watch()).toEqual(open)
    expect(looks(world, phone_number_id as string)).toBe(before + 1)
    world.advance(10_000)
    await until(async () => expect(await watch()).toEqual([{ ...open[0], settled: true }]))
    expect(await events('whatsapp.phone_number.actions_changed')).toMatchObject([{ cleared: ['payment_missing'] }])
    expect((await world.connect(link.token, 'GET', `/attempts/${body.id}`)).body.result.actions).toEqual([
      'payment_missing',
    ])
  })

  it('is nothing where nothing is', async () => {
    await using world = await start(kind)
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'completed', checklist: [] })
  })
})

describe('the page at Meta where something is settled', () => {
  it('is named for every action but for chats that cannot come back, and holds the account', () => {
    const pages = Action.options.map(
      (action) => [action, pageFor(action, { waba_id: '52', business_id: null })] as const,
    )
    expect(pages.filter(([, page]) => page === null).map(([action]) => action)).toEqual(['history_unavailable'])
    for (const [, page] of pages)
      if (page) expect(page).toMatch(/^https:\/\/business\.facebook\.com\/[^?]+\?(asset|waba)_id=52$/)
  })
})
