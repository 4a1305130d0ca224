import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/store/database/database.ts'
import { providerNames } from '../../../server/telephony/providers.ts'
import { type DatabaseKind, databaseKinds, readyDatabase } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { until } from '../../support/numbers.ts'
import { openPhoneCompany } from '../../support/played-provider/phone-company.ts'
import { carefulSandbox } from '../../support/sandbox/careful.ts'
import { copyServer } from '../../support/scratch-server.ts'
import { request } from '../../support/world.ts'

const apiKey = 'a key of the default project'
const keys = { apiKey: 'the api key of W1', signingKey: 'the signing key of W1' }
const others = { apiKey: 'the api key of W2', signingKey: 'the signing key of W2' }

describe('a second provider of numbers', () => {
  const copy = copyServer()
  beforeAll(async () => {
    copy.addProvider('played', join(import.meta.dirname, '../../support/played-provider'))
    expect(await copy.compile()).toBe('')
  }, 120_000)
  afterAll(copy.remove)

  /** A server of the copy whose default project buys numbers from the played phone company. */
  async function startPlayed(kind: DatabaseKind) {
    const stack = new AsyncDisposableStack()
    const company = stack.use(await openPhoneCompany({ W1: keys, W2: others }))
    const database = stack.use(await readyDatabase(kind, inject('postgresUrl')))
    const sandbox = await carefulSandbox()
    stack.defer(() => sandbox.close())
    const url = `http://localhost:${await freePort()}`
    const env = {
      DATABASE_URL: database.url,
      PUBLIC_URL: url,
      PATCHBAY_API_KEY: apiKey,
      PATCHBAY_SECRET_KEY: randomBytes(32).toString('base64'),
      META_APP_ID: sandbox.app.id,
      META_APP_SECRET: sandbox.app.secret,
      META_CONFIG_ID: sandbox.app.configId,
      META_GRAPH_URL: sandbox.url,
      PLAYED_WORKSPACE: 'W1',
      PLAYED_API_KEY: keys.apiKey,
      PLAYED_SIGNING_KEY: keys.signingKey,
      PLAYED_URL: company.url,
    }
    const db = await openDatabase(database.url)
    stack.defer(() => db.destroy())
    stack.use(await copy.start(url, env))
    const api = (method: string, path: string, body?: unknown) =>
      request(method, `${url}/platform/v1${path}`, body, { 'X-API-Key': apiKey })

    /** A link of a new customer that provides a number, and what its widget asks. */
    async function customer(country: string) {
      const { id } = (await api('POST', '/customers', { customer: { name: 'Wool' } })).body.data
      const wanted = { provision_phone_number: true, phone_number_country_isos: [country] }
      const link = await api('POST', `/customers/${id}/setup_links`, { setup_link: wanted })
      const headers = { Authorization: `Bearer ${link.body.data.token}` }
      const ask = (method: string, body?: object) => request(method, `${url}/connect/v1/number`, body, headers)
      await ask('POST', { country_iso: country })
      const held = await until(
        () => ask('GET'),
        ({ body }) => body.status !== 'working',
      )
      return { ask, held: held.body }
    }
    return {
      api,
      company,
      customer,
      db,
      env,
      url,
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    }
  }

  it.each(databaseKinds)(
    'sells, hands codes over by its own webhook, and takes numbers back, on %s',
    async (kind) => {
      await using world = await startPlayed(kind)
      const { api, company, db, url } = world
      const { ask, held } = await world.customer('US')
      expect(held).toMatchObject({ status: 'reserved', source: 'live', phone_number: expect.stringMatching(/^\+1415/) })
      const number = await db.selectFrom('provided_numbers').selectAll().executeTakeFirstOrThrow()
      expect(number).toMatchObject({ provider: 'played', account_sid: 'W1', provider_id: expect.any(String) })
      expect(company.lines()).toMatchObject([
        { number: held.phone_number, label: number.id, hook: `${url}/webhooks/played/message` },
      ])

      const otp = async () => (await ask('GET')).body.otp
      expect(await company.text(held.phone_number, 'WhatsApp code 123-830', 'a key of nobody')).toBe(403)
      expect(await otp()).toBeNull()
      expect(await company.text(held.phone_number, 'WhatsApp code 123-830')).toBe(204)
      expect((await otp()).code).toBe('123-830')

      await api('PATCH', '/project', { project: { policy: { abandoned_numbers: 'release' } } })
      expect((await ask('DELETE')).status).toBe(204)
      await until(
        async () => company.lines(),
        (lines) => lines.length === 0,
      )
      await until(
        () => db.selectFrom('provided_numbers').select('status').execute(),
        ([row]) => row?.status === 'released',
      )
    },
    60_000,
  )

  it('has credentials, countries and words of its own, for the API and the command line', async () => {
    await using world = await startPlayed('SQLite')
    const { api, company, db, env, url } = world
    expect((await world.customer('SE')).held).toMatchObject({ status: 'failed', fault: 'country_not_ready' })
    await copy.command('telephony', ['country', 'SE', '--carrier', 'red'], env)
    expect(await copy.command('telephony', ['show'], env)).toEqual([
      'Played Phones account W1 (of the settings)',
      expect.stringMatching(/^COUNTRY +CARRIER$/),
      expect.stringMatching(/^SE +red$/),
    ])
    expect((await world.customer('SE')).held).toMatchObject({ status: 'reserved' })
    expect(company.lines()).toMatchObject([{ carrier: 'red' }])

    const put = (telephony: object) => api('PUT', '/telephony', { telephony })
    const own = { workspace: 'W2', api_key: others.apiKey, signing_key: others.signingKey }
    expect((await put({ ...own, api_key: keys.apiKey })).body.error).toContain(
      'was refused by Played Phones (wrong_key): compare the keys with the desk of Played Phones',
    )
    expect((await put({ workspace: 'W2', api_key: others.apiKey })).body.error).toContain('signing_key must come with')
    expect((await put({ provider: 'unknown' })).body.error).toContain('telephony.provider must be ')
    expect((await put({ countries: { SE: { carrier: 'green' } } })).body.error).toContain('must be red or blue')
    expect((await put({ provider: 'played', ...own })).body.data).toEqual({
      provider: 'played',
      credentials: 'project',
      account_sid: 'W2',
      countries: { SE: { carrier: 'red' } },
    })
    const { auth_token } = await db.selectFrom('telephony_accounts').selectAll().executeTakeFirstOrThrow()
    expect(auth_token).not.toContain(others.apiKey)
    const { phone_number } = (await world.customer('US')).held
    expect(await company.text(phone_number, 'WhatsApp code 123-830')).toBe(204)
    const codes = await db.selectFrom('provided_numbers').select('phone_number').where('code', 'is not', null).execute()
    expect(codes).toEqual([{ phone_number }])

    const secret = join(mkdtempSync(join(tmpdir(), 'patchbay-')), 'secret')
    writeFileSync(secret, JSON.stringify({ api_key: keys.apiKey, signing_key: keys.signingKey }))
    await copy.command('telephony', ['set', 'W1', '--token-file', secret], env)
    expect((await api('GET', '/telephony')).body.data.account_sid).toBe('W1')
    expect((await copy.command('doctor', [], env)).join('\n')).toContain('Played Phones knows account W1, which has 1')

    const document = (await request('GET', `${url}/openapi.json`)).body
    expect(document.paths['/webhooks/played/message'].post.tags).toEqual(['Played Phones'])
    expect(JSON.stringify(document.paths['/platform/v1/telephony'].put)).toContain('signing_key')
  }, 60_000)
})

describe('the name of a provider', () => {
  const server = join(import.meta.dirname, '../../../server')
  // A sentence of the Platform API that its clients know.
  const allowed = ['telephony/registry.ts', 'use-cases/links/link-options.ts']

  it.each(providerNames)('%s is written in its own folder alone', (name) => {
    const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith(`telephony/${name}/`) && !allowed.includes(file),
    )
    expect(files.length).toBeGreaterThan(200)
    const named = files.filter((file) => new RegExp(name, 'i').test(readFileSync(join(server, file), 'utf8')))
    expect(named).toEqual([])
  })
})
