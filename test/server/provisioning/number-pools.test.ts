import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { doctor } from '../../../server/cli/doctor/doctor.ts'
import { numbers } from '../../../server/cli/numbers.ts'
import { telephony } from '../../../server/cli/telephony.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { fill, numbersIn, pool, providing, reserve, startBuying, until } from '../../support/numbers.ts'
import { request, start, type World } from '../../support/world.ts'

const day = 24 * 60 * 60_000

/** The same, as an approved partner at Meta, too. */
async function asPartner(world: World) {
  const { businessId, systemToken } = world.sandbox.app
  await world.restart({ meta: { ...world.options.meta, businessId, systemToken } })
  return { id: businessId, token: systemToken }
}

/** A command on the world's database, with the lines it said. */
async function command(world: World, run: typeof numbers, args: string[]) {
  const lines: string[] = []
  const code = await run(args, { env: environment(world), say: (line) => void lines.push(line) })
  return { code, lines }
}

/** The world's settings, as an operator has them. */
const environment = (world: World) => ({
  DATABASE_URL: world.options.databaseUrl,
  PATCHBAY_SECRET_KEY: String(world.options.secretKey),
  PUBLIC_URL: world.url,
  META_GRAPH_URL: world.sandbox.url,
  META_APP_ID: world.sandbox.app.id,
  META_APP_SECRET: world.sandbox.app.secret,
  META_CONFIG_ID: world.sandbox.app.configId,
  TWILIO_API_URL: world.sandbox.url,
  ...credentials(world),
})

/** What the doctor says of Twilio, in two lines when something is wrong. */
async function twilioCheck(env: Record<string, string>) {
  const lines: string[] = []
  await doctor([], { env, say: (line) => void lines.push(line) })
  const at = lines.findIndex((line) => line.includes('Twilio:'))
  return lines.slice(at, at + 2)
}

const credentials = ({ sandbox: { twilio } }: World) => ({
  TWILIO_ACCOUNT_SID: twilio.accountSid,
  TWILIO_AUTH_TOKEN: twilio.authToken,
})

describe.concurrent.each(databaseKinds)('pools on %s', (kind) => {
  it('take numbers from a list or a spreadsheet, point them here, and refuse what no code could reach', async () => {
    await using world = await startBuying(kind)
    const id = await pool(world, 'US', 1)
    expect((await world.api('POST', '/number_pools', { number_pool: { country_iso: 'US' } })).status).toBe(409)
    const { phoneNumber } = world.sandbox.control.twilio.own()
    const [first] = await numbersIn(world)
    const csv = `\ufeffphone_number;preverified_id;note\n${phoneNumber};;"ours, bought"\n${first?.phone_number};;\n+14155550123;;nobody's\n`
    const headers = { 'X-API-Key': world.options.apiKey as string, 'Content-Type': 'text/csv' }
    const taken = await request('POST', `${world.url}/platform/v1/number_pools/${id}/numbers`, csv, headers)
    expect([taken.status, taken.body.data.imported.length, taken.body.data.already_there]).toEqual([201, 2, 1])
    await until(
      () => numbersIn(world),
      (rows) => rows.every(({ status }) => status !== 'checking'),
    )
    const rows = await numbersIn(world)
    expect(rows.find((row) => row.phone_number === phoneNumber)?.status).toBe('available')
    expect(rows.find((row) => row.phone_number === '+14155550123')).toMatchObject({
      status: 'refused',
      note: expect.stringContaining('no code could reach its customer'),
    })
    const attached = world.sandbox.control.twilio.state().numbers.map(({ smsUrl }) => smsUrl)
    expect(new Set(attached)).toEqual(new Set([`${world.url}/webhooks/twilio/sms`]))

    const sentences = await Promise.all(
      [
        [{ phone_number: '415' }],
        [{ phone_number: '+56912345678' }],
        [{ phone_number: '+14155550124', preverified_id: '1' }],
        [],
      ].map(async (list) => (await world.api('POST', `/number_pools/${id}/numbers`, { numbers: list })).body.error),
    )
    expect(sentences).toEqual([
      'numbers.0.phone_number must be a phone number as E.164, for example +14155550123',
      'numbers.0.phone_number is not a number of US',
      'numbers.0.preverified_id cannot be checked with Meta: this server has no business id and system token of a partner',
      'numbers must hold at least one number',
    ])
    const broken = await request(
      'POST',
      `${world.url}/platform/v1/number_pools/${id}/numbers`,
      'phone_number\n"',
      headers,
    )
    expect([broken.status, broken.body.error]).toEqual([422, expect.stringContaining('not valid CSV')])
  })

  it('are drained, and give numbers back that nobody has', async () => {
    await using world = await startBuying(kind)
    await world.restart({ metricsToken: 'a token for prometheus' })
    const ready = async () => {
      const headers = { Authorization: 'Bearer a token for prometheus' }
      const { body } = await request('GET', `${world.url}/metrics`, undefined, headers)
      return /^patchbay_number_pool_available.*$/m.exec(body)?.[0]
    }
    const id = await pool(world, 'US', 3)
    expect(await ready()).toBe('patchbay_number_pool_available{country="US"} 3')
    const link = await providing(world)
    const { phone_number } = (await reserve(world, link)).body
    expect(await ready()).toBe('patchbay_number_pool_available{country="US"} 2')
    const [held, ...others] = (await world.api('GET', `/number_pools/${id}/numbers`)).body.data.sort(
      (one: { phone_number: string }) => (one.phone_number === phone_number ? -1 : 1),
    )
    expect((await world.api('DELETE', `/number_pools/${id}/numbers/${held.id}`)).status).toBe(409)
    expect((await world.api('DELETE', `/number_pools/${id}/numbers/${others[0].id}`)).status).toBe(204)
    const drained = await world.api('POST', `/number_pools/${id}/drain`, { release: true })
    expect(drained.body.data).toMatchObject({ draining: true, numbers: { reserved: 1 } })
    await until(
      async () => world.sandbox.control.twilio.state().numbers.map((number) => number.phoneNumber),
      (left) => left.length === 1 && left[0] === phone_number,
    )
    expect((await reserve(world, await providing(world))).body.source).toBe('live')
    expect((await world.connect(link.token, 'GET', '/number')).body.phone_number).toBe(phone_number)
  })

  it('verify with Meta beforehand, renew from day 45 on, and drop what Meta does not know any more', async () => {
    await using world = await startBuying(kind)
    const partner = await asPartner(world)
    const id = await pool(world, 'US', 1, { preverify: true })
    const [number] = (await world.api('GET', `/number_pools/${id}/numbers`)).body.data
    expect(number).toMatchObject({ status: 'available', preverified_id: expect.stringMatching(/^\d+$/) })
    expect(Date.parse(number.verified_until) - Date.now()).toBeGreaterThan(89 * day)

    const link = await providing(world)
    expect((await reserve(world, link)).body.preverified_id).toBe(number.preverified_id)
    await world.connect(link.token, 'DELETE', '/number')
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'available',
    )

    world.sandbox.control.clock.advance(46 * day)
    world.advance(46 * day)
    const renewed = await until(
      async () => (await world.api('GET', `/number_pools/${id}/numbers/${number.id}`)).body.data,
      ({ status, verified_until }) => status === 'available' && verified_until > number.verified_until,
    )
    expect(renewed.preverified_id).toBe(number.preverified_id)

    const late = await providing(world)
    await reserve(world, late)
    const gone = await fetch(`${world.sandbox.url}/v26.0/${number.preverified_id}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${partner.token}` },
    })
    expect(gone.status).toBe(200)
    await world.connect(late.token, 'DELETE', '/number')
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'available' && row.note?.includes('a customer took it') === true,
    )
    expect((await reserve(world, late)).body).toMatchObject({ status: 'reserved', preverified_id: null })
  })

  it('use the code of a text that is here before Meta has answered that it sent one', async () => {
    await using world = await startBuying(kind)
    await asPartner(world)
    world.sandbox.control.fault({ path: 'request_code', times: 1, after: true, answer: { delay: 400 } })
    const id = await pool(world, 'US', 1, { preverify: true })
    const [number] = (await world.api('GET', `/number_pools/${id}/numbers`)).body.data
    expect(number).toMatchObject({ status: 'available', verified_until: expect.any(String), note: null })
  })

  it('keep a project’s own account sealed, tried before it is kept, and apart from others', async () => {
    await using world = await start(kind)
    const { accountSid: account_sid, authToken: auth_token } = world.sandbox.twilio
    const put = (change: object) => world.api('PUT', '/telephony', { telephony: change })
    expect((await put({ account_sid, auth_token: 'f'.repeat(32) })).body.error).toContain(
      'telephony.auth_token was refused by Twilio (20003)',
    )
    expect((await put({ account_sid })).body.error).toContain('auth_token must come with account_sid')
    expect((await world.api('GET', '/telephony')).body.data.credentials).toBe('none')
    const papers = world.sandbox.control.twilio.papers({ country: 'DE' })
    const countries = { DE: { bundle_sid: papers.bundleSid, address_sid: papers.addressSid } }
    const kept = await put({ account_sid, auth_token, countries })
    expect(kept.body.data).toMatchObject({ credentials: 'project', account_sid, countries })
    expect(JSON.stringify(kept.body)).not.toContain(auth_token)
    const { auth_token: stored } = await world.db
      .selectFrom('telephony_accounts')
      .select('auth_token')
      .executeTakeFirstOrThrow()
    expect(stored).not.toContain(auth_token)

    const link = await providing(world, { phone_number_country_isos: ['DE'] })
    expect((await reserve(world, link, 'DE')).body).toMatchObject({ status: 'reserved', source: 'live' })
    const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    const second = await request('GET', `${world.url}/platform/v1/telephony`, undefined, { 'X-API-Key': key })
    expect(second.body.data).toMatchObject({ credentials: 'none', account_sid: null })
    expect((await world.api('DELETE', '/telephony')).status).toBe(204)
    expect((await world.api('GET', '/telephony')).body.data.credentials).toBe('none')
  })

  it('are kept from the command line, too', async () => {
    await using world = await startBuying(kind)
    const id = await pool(world, 'US', 0)
    await fill(world, id, 'US', 1)
    expect((await command(world, numbers, ['warn', 'US', '5'])).lines).toEqual(['The pool of US warns below 5.'])
    const pools = (await command(world, numbers, ['pools'])).lines
    expect(pools[1]?.split(/ {2,}/).slice(0, 2)).toEqual(['US', '1'])
    expect((await command(world, numbers, ['list', 'US', '--status', 'available'])).lines).toHaveLength(2)
    await command(world, numbers, ['drain', 'US', '--release'])
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'released',
    )
    await expect(command(world, numbers, ['list', 'CL'])).rejects.toThrow('there is no pool of CL')
    expect((await command(world, telephony, ['country', 'CL', '--type', 'mobile'])).lines).toEqual(['Kept for CL.'])
    const shown = (await command(world, telephony, ['show'])).lines
    const { accountSid, authToken } = world.sandbox.twilio
    expect(shown[0]).toBe(`Twilio account ${accountSid} (of the settings)`)
    expect(shown.at(-1)).toMatch(/^CL +- +- +mobile$/)

    const file = join(mkdtempSync(join(tmpdir(), 'patchbay-')), 'token')
    writeFileSync(file, 'f'.repeat(32))
    const set = () => command(world, telephony, ['set', accountSid, '--token-file', file])
    await expect(set()).rejects.toThrow('was refused by Twilio (20003)')
    await expect(command(world, telephony, ['set', accountSid])).rejects.toThrow('--token-file must name a file')
    writeFileSync(file, `${authToken}\n`)
    expect((await set()).lines).toEqual([`Numbers of project Acme are bought in ${accountSid}.`])
    expect((await command(world, telephony, ['show'])).lines[0]).toBe(`Twilio account ${accountSid} (of the project)`)
    const { auth_token } = await world.db.selectFrom('telephony_accounts').selectAll().executeTakeFirstOrThrow()
    expect(auth_token).not.toContain(authToken)
    await command(world, telephony, ['remove'])
    expect((await command(world, telephony, ['show'])).lines[0]).toBe(`Twilio account ${accountSid} (of the settings)`)

    const env = environment(world)
    world.sandbox.control.twilio.own()
    expect((await twilioCheck(env))[0]).toBe(`ok    Twilio: Twilio knows account ${accountSid}, which has 1 number`)
    const strange = await twilioCheck({ ...env, TWILIO_AUTH_TOKEN: 'f'.repeat(32) })
    expect(strange.join()).toMatch(/^warn {2}Twilio: Twilio did not take the account: .*compare TWILIO_ACCOUNT_SID/)
    expect(strange.join()).not.toContain('f'.repeat(32))
    world.sandbox.control.fault({ path: '^/2010-04-01/', answer: { reset: true } })
    expect((await twilioCheck(env))[1]).toContain('this machine must reach Twilio')
  })
})
