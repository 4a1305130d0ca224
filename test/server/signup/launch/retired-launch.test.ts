import { describe, it } from 'vitest'
import { launchAtMeta } from '../../../../server/cli/doctor/launch.ts'
import { wordsOfMeta } from '../../../../server/cli/doctor/words.ts'
import type { Settings } from '../../../../server/process/settings.ts'
import { databaseKinds } from '../../../support/databases.ts'
import { start, type World } from '../../../support/world.ts'

/** What `patchbay doctor` finds with the settings of this server, or with others. */
const examined = (world: World, meta: object = {}) =>
  launchAtMeta({ databaseUrl: world.options.databaseUrl, meta: { ...world.options.meta, ...meta } } as Settings)

const keepsTheApp = { connectionType: 'coexistence' } as const

describe.concurrent.each(databaseKinds)('a configuration that Meta has retired (meta-2026 §1), on %s', (kind) => {
  it('ends in a fault of its own, and log, journey and doctor name the cause and the setting', async ({ expect }) => {
    await using world = await start(kind)
    const config = `configuration ${world.sandbox.app.configId}`
    expect(await examined(world)).toMatchObject({ passed: true })
    world.sandbox.control.play('configuration-without-products')
    const link = await world.link()
    const { body } = await world.signUp(link, keepsTheApp)
    expect(body).toMatchObject({ status: 'failed', fault: 'configuration_retired' })
    // Nothing was changed at Meta, and no number was connected.
    const calls = world.sandbox.control.calls().map(({ method, path }) => `${method} ${path}`)
    expect(calls).not.toContain('POST /{waba}/subscribed_apps')
    expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])

    const line = world.logged.find((one) => one.includes('for a new number'))
    expect(JSON.parse(line as string)).toMatchObject({
      level: 50,
      setup_link: link.id,
      setting: 'META_COEXISTENCE_CONFIG_ID',
      msg: expect.stringContaining(config),
    })
    const journey = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    expect(journey.body.data.at(-1)).toMatchObject({
      name: 'failed',
      detail: {
        fault: 'configuration_retired',
        cause: expect.stringContaining(config),
        setting: 'META_COEXISTENCE_CONFIG_ID',
      },
    })
    const { databaseUrl } = world.options
    expect(await wordsOfMeta({ databaseUrl } as Settings)).toMatchObject({ passed: true })
    expect(await examined(world)).toMatchObject({
      passed: false,
      serious: true,
      words: expect.stringMatching(/^Meta asked 1 customer who wanted to keep the app for a new number/),
      advice: expect.stringContaining('META_COEXISTENCE_CONFIG_ID'),
    })
    // Another configuration, which no customer has met yet.
    expect(await examined(world, { coexistenceConfigId: '77' })).toMatchObject({ passed: true })
  })

  it('is mended as soon as a customer comes through', async ({ expect }) => {
    await using world = await start(kind)
    world.sandbox.control.play('configuration-without-products')
    await world.signUp(await world.link(), keepsTheApp)
    expect(await examined(world)).toMatchObject({ passed: false })
    world.sandbox.control.play('default')
    world.advance(1_000)
    expect((await world.signUp(await world.link(), keepsTheApp)).body.status).toBe('completed')
    expect(await examined(world)).toMatchObject({ passed: true })
  })

  it('may be the version that was set', async ({ expect }) => {
    await using world = await start(kind)
    const meta = { ...world.options.meta, signupVersion: 'v3-public-preview' }
    await world.restart({ meta })
    world.sandbox.control.play('configuration-without-products')
    const link = await world.link()
    await world.signUp(link, keepsTheApp)
    expect(await examined(world, meta)).toMatchObject({ passed: false, words: expect.stringContaining('v3-public') })
    expect((await world.api('GET', '/meta/observed')).body.data).toMatchObject([
      { kind: 'retired_launch', name: 'version_v3_public_preview', count: 1 },
    ])
  })

  it('is not what happened to a customer who chose otherwise, or whose number the policy lets pass', async ({
    expect,
  }) => {
    await using world = await start(kind)
    const { body } = await world.signUp(await world.link(), { finish: keepsTheApp })
    expect(body.fault).toBe('connection_type_mismatch')
    const other = await world.signUp(await world.link(), {
      ...keepsTheApp,
      finish: { connectionType: 'dedicated' },
      tamper: (assets) => ({ ...assets, event: 'FINISH_OF_ANOTHER_KIND' }),
    })
    expect(other.body.fault).toBe('connection_type_mismatch')
    expect(await examined(world)).toMatchObject({ passed: true })

    await world.api('PATCH', '/project', { project: { policy: { allow_other_type: true } } })
    world.sandbox.control.play('configuration-without-products')
    const passed = await world.signUp(await world.link(), keepsTheApp)
    expect(passed.body).toMatchObject({ status: 'completed', connection_type: 'dedicated' })
    expect(await examined(world)).toMatchObject({ passed: false })
  })

  it('changes nothing for a customer who gives a number away', async ({ expect }) => {
    await using world = await start(kind)
    world.sandbox.control.play('configuration-without-products')
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'completed' })
    expect(await examined(world)).toMatchObject({ passed: true })
  })
})
