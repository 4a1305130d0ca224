import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createPatchbay } from '../../../../server/app.ts'
import { createLaunch, type SignupSettings } from '../../../../server/meta/launch.ts'
import { readSettings } from '../../../../server/process/settings.ts'
import { databaseKinds } from '../../../support/databases.ts'
import { start, type World } from '../../../support/world.ts'

const app = { META_APP_ID: '1', META_APP_SECRET: 'shhh', META_CONFIG_ID: '2', PATCHBAY_SECRET_KEY: key(7) }

function key(byte: number) {
  return Buffer.alloc(32, byte).toString('base64')
}

/** What a start with these settings opens Meta's window with. */
const launches = (env: NodeJS.ProcessEnv = {}) => {
  const launch = createLaunch(readSettings({ ...app, ...env }).meta)
  return { coexistence: launch('coexistence'), dedicated: launch('dedicated') }
}

describe('the launch of Meta’s window', () => {
  it('is what Meta’s own Builder emits for v4 (meta-2026 §1)', () => {
    expect(launches()).toEqual({
      coexistence: { config_id: '2', extras: { version: 'v4', featureType: 'whatsapp_business_app_onboarding' } },
      dedicated: { config_id: '2', extras: { version: 'v4' } },
    })
  })

  it('has a configuration of its own for coexistence, and the version that is set', () => {
    const { coexistence, dedicated } = launches({ META_COEXISTENCE_CONFIG_ID: '3', META_SIGNUP_VERSION: 'v5' })
    expect([coexistence.config_id, dedicated.config_id]).toEqual(['3', '2'])
    expect([coexistence.extras.version, dedicated.extras.version]).toEqual(['v5', 'v5'])
  })

  it('leaves the last word to the operator, key by key and for one type alone; null takes a key away', () => {
    const said = { coexistence: { featureType: null, sessionInfoVersion: '3', setup: { solutionID: '9' } } }
    expect(launches({ META_SIGNUP_EXTRAS: JSON.stringify(said) })).toEqual({
      coexistence: { config_id: '2', extras: { version: 'v4', sessionInfoVersion: '3', setup: { solutionID: '9' } } },
      dedicated: { config_id: '2', extras: { version: 'v4' } },
    })
    const launch = createLaunch({ configId: '2', signupExtras: { dedicated: { setup: { solutionID: '9' } } } })
    const setup = { preVerifiedPhone: { ids: ['1'] } }
    expect(launch('dedicated', setup).extras.setup).toEqual({ ...setup, solutionID: '9' })
  })

  it('keeps a key that is the name of something in every object', () => {
    const signupExtras = JSON.parse('{"dedicated":{"__proto__":{"polluted":true},"constructor":1}}')
    const { extras } = createLaunch({ configId: '2', signupExtras })('dedicated')
    expect(JSON.parse(JSON.stringify(extras))).toEqual({ version: 'v4', constructor: 1, ...signupExtras.dedicated })
    expect({}).not.toHaveProperty('polluted')
  })

  it.each<[SignupSettings, string]>([
    [{ configId: 'x' }, "meta.configId must be digits, from Meta's app dashboard"],
    [{ configId: '2', coexistenceConfigId: '' }, "meta.coexistenceConfigId must be digits, from Meta's app dashboard"],
    [{ configId: '2', signupVersion: '4' }, 'meta.signupVersion must be a version of Embedded Signup such as v4'],
    [
      { configId: '2', signupExtras: { dedicated: { version: 4 as never } } },
      'meta.signupExtras.dedicated.version must be text',
    ],
  ])('is refused as an option of createPatchbay, by name: %j', async (signup, sentence) => {
    const meta = { appId: '1', appSecret: 'shhh', ...signup }
    const options = { publicUrl: 'http://localhost', databaseUrl: 'sqlite::memory:', secretKey: key(7), meta }
    await expect(createPatchbay(options)).rejects.toThrow(sentence)
  })
})

/** What the session of a new link says. */
const sessionOf = async (world: World, options = {}) =>
  (await world.connect((await world.link(options)).token, 'GET', '/session')).body

describe.concurrent.each(databaseKinds)('a session on %s', (kind) => {
  it('says how to open the window for each type, and says it anew after a restart with another setting', async () => {
    await using world = await start(kind)
    const configId = world.sandbox.app.configId
    expect((await sessionOf(world)).meta).toMatchObject({
      config_id: configId,
      launch: {
        coexistence: {
          config_id: configId,
          extras: { version: 'v4', featureType: 'whatsapp_business_app_onboarding' },
        },
        dedicated: { config_id: configId, extras: { version: 'v4' } },
      },
    })
    await world.restart({ meta: { ...world.options.meta, signupVersion: 'v5', coexistenceConfigId: '77' } })
    expect((await sessionOf(world)).meta).toMatchObject({
      config_id: configId,
      launch: {
        coexistence: { config_id: '77', extras: { version: 'v5' } },
        dedicated: { config_id: configId, extras: { version: 'v5' } },
      },
    })
  })

  it('says how WhatsApp’s app is paired where the host knows it, and nothing otherwise', async () => {
    await using world = await start(kind)
    expect((await sessionOf(world)).meta).not.toHaveProperty('pairing')
    await world.restart({ meta: { ...world.options.meta, pairing: 'type' } })
    expect((await sessionOf(world)).meta.pairing).toBe('type')
  })

  it('serves a widget of before: all that 0.1.0 reads is there, in the types it reads', async () => {
    await using world = await start(kind)
    const was = JSON.parse(readFileSync(new URL('../../../fixtures/session-0.1.0.json', import.meta.url), 'utf8'))
    expect(shapeOf(await sessionOf(world), was)).toEqual(was)
    // It opens the window with the one id it knows: that of the type, where the link has one type.
    await world.restart({ meta: { ...world.options.meta, coexistenceConfigId: '77' } })
    expect((await sessionOf(world, { allowed_connection_types: ['coexistence'] })).meta.config_id).toBe('77')
  })
})

/** The types of a value's fields, as far as `like` has them. */
function shapeOf(value: unknown, like: unknown): unknown {
  if (Array.isArray(value)) return value.length ? [shapeOf(value[0], (like as unknown[])?.[0])] : []
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  const names = Object.keys((like as object | undefined) ?? {})
  return Object.fromEntries(names.map((name) => [name, shapeOf((value as never)[name], (like as never)[name])]))
}
