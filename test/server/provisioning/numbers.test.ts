import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { fill, numbersIn, pool, providing, reserve, signUpWith, startBuying, until } from '../../support/numbers.ts'
import { request, start, type World } from '../../support/world.ts'

const hour = 60 * 60_000
const held = (world: World, token: string) => world.connect(token, 'GET', '/number')

describe.concurrent.each(databaseKinds)('a number for the customer, on %s', (kind) => {
  it('comes from the pool at once, is connected, and is told of everywhere', async () => {
    await using world = await startBuying(kind)
    const hear = await told(world)
    const poolId = await pool(world, 'US', 2, { low_water_mark: 2 })
    const link = await providing(world, { success_redirect_url: 'https://app.example.com/done' })
    const session = await world.connect(link.token, 'GET', '/session')
    expect(session.body.provisioning).toEqual({ countries: [{ iso: 'US', instant: true }] })
    expect(session.body.number).toBeNull()

    const reserved = await reserve(world, link)
    expect(reserved.body).toMatchObject({
      status: 'reserved',
      source: 'pool',
      country_iso: 'US',
      fault: null,
      otp: null,
      preverified_id: null,
    })
    const { phone_number } = reserved.body
    expect(reserved.body.display_phone_number.replace(/[ -]/g, '')).toBe(phone_number)
    expect((await reserve(world, link)).body.phone_number).toBe(phone_number)
    expect((await world.connect(link.token, 'GET', '/session')).body.number).toEqual(
      (await held(world, link.token)).body,
    )
    expect(await hear('number_pool.low')).toMatchObject([
      { number_pool: { id: poolId, country_iso: 'US', available: 1, low_water_mark: 2 } },
    ])

    const done = await signUpWith(world, link, phone_number)
    expect(done.body).toMatchObject({ status: 'completed', result: { display_phone_number: phone_number } })
    const shown = (await world.api('GET', `/setup_links/${link.id}`)).body.data.provisioned_phone_number
    expect(shown).toMatchObject({ phone_number, status: 'active', country_iso: 'US', country_dial_code: '1' })
    expect(shown.area_code).toBe(phone_number.slice(2, 5))
    expect(done.body.result.provisioned_phone_number_id).toBe(shown.id)
    expect(new URL(done.body.redirect_url).searchParams.get('provisioned_phone_number_id')).toBe(shown.id)
    const [row] = (await world.api('GET', `/number_pools/${poolId}/numbers?status=connected`)).body.data
    expect(row).toMatchObject({
      id: shown.id,
      setup_link_id: link.id,
      phone_number_id: done.body.result.phone_number_id,
    })
    const journey = await world.api('GET', `/customers/${link.customerId}/setup_links/${link.id}/events`)
    expect(journey.body.data.map(({ name }: { name: string }) => name)).toContain('number_reserved')
  })

  it('is bought when there is no pool, and WhatsApp’s code for it is shown for ten minutes', async () => {
    await using world = await startBuying(kind)
    const link = await providing(world, { phone_number_country_isos: ['CL'] })
    expect((await world.connect(link.token, 'GET', '/session')).body.provisioning).toEqual({
      countries: [{ iso: 'CL', instant: false }],
    })
    const first = await world.connect(link.token, 'POST', '/number', { country_iso: 'CL' })
    expect(first.body).toMatchObject({ status: 'working', phone_number: null })
    const { body } = await reserve(world, link, 'CL')
    expect(body).toMatchObject({ status: 'reserved', source: 'live', country_iso: 'CL', otp: null })
    expect(body.phone_number).toMatch(/^\+569/)
    const [bought] = world.sandbox.control.twilio.state().numbers
    expect(bought).toMatchObject({
      phoneNumber: body.phone_number,
      smsUrl: `${world.url}/webhooks/twilio/sms`,
      voiceUrl: `${world.url}/webhooks/twilio/voice`,
    })

    world.sandbox.control.twilio.text({ to: body.phone_number, body: 'WhatsApp code 123-830' })
    const { otp } = (
      await until(
        () => held(world, link.token),
        (reply) => reply.body.otp,
      )
    ).body
    expect(otp.code).toBe('123-830')
    expect(Date.parse(otp.expires_at) - Date.parse(otp.received_at)).toBe(10 * 60_000)
    world.sandbox.control.twilio.call({
      to: body.phone_number,
      says: 'Verification code is 4 5 6 7 8 9. Verification code is 456789.',
    })
    await until(
      () => held(world, link.token),
      (reply) => reply.body.otp?.code === '456-789',
    )
    expect(world.logged.join()).not.toMatch(/123-?830|456-?789/)
    const stored = await world.db.selectFrom('provided_numbers').select('code').executeTakeFirstOrThrow()
    expect(stored.code).not.toContain('456')

    expect((await signUpWith(world, link, body.phone_number)).body.status).toBe('completed')
    const other = await providing(world, { phone_number_country_isos: ['CL'] })
    const { phone_number } = (await reserve(world, other, 'CL')).body
    world.sandbox.control.twilio.text({ to: phone_number, body: 'WhatsApp code 123-830' })
    await until(
      () => held(world, other.token),
      (reply) => reply.body.otp,
    )
    world.advance(11 * 60_000)
    expect((await held(world, other.token)).body.otp).toBeNull()
    const codes = () => world.db.selectFrom('provided_numbers').select('code').where('code', 'is not', null).execute()
    await until(codes, (rows) => rows.length === 0)
  })

  it('is refused when the customer chose another one in the popup, and is kept for the next try', async () => {
    await using world = await startBuying(kind)
    await pool(world, 'US', 1)
    const link = await providing(world)
    const { phone_number } = (await reserve(world, link)).body
    const wrong = await world.signUp(link)
    expect(wrong.body).toMatchObject({ status: 'failed', fault: 'wrong_number' })
    expect((await held(world, link.token)).body).toMatchObject({ status: 'reserved', phone_number })
    expect((await signUpWith(world, link, phone_number)).body.status).toBe('completed')
  })

  it('is put into the account and verified by ourselves when the customer finished without it', async () => {
    await using world = await startBuying(kind)
    const link = await providing(world)
    const { phone_number } = (await reserve(world, link)).body
    const done = await world.signUp(link, { finish: { number: null } })
    expect(done.body).toMatchObject({ status: 'completed', result: { display_phone_number: phone_number } })
  })

  it('is verified by text, else by call, and anew in the next signup when neither brought a code', async () => {
    await using world = await startBuying(kind)
    const link = await providing(world)
    const { phone_number } = (await reserve(world, link)).body
    const row = () =>
      world.db.selectFrom('provided_numbers').select(['note', 'code_asked_at']).executeTakeFirstOrThrow()
    // Meta says that it sent a code, and sends none.
    world.sandbox.control.fault({ path: 'request_code', times: 2, answer: { status: 200, body: { success: true } } })
    const first = world.signUp(link, { finish: { number: null } })
    await until(row, ({ code_asked_at }) => code_asked_at !== null)
    world.advance(61_000)
    await until(row, ({ note }) => note?.includes('asked to call') === true)
    world.advance(120_000)
    expect((await first).body).toMatchObject({ status: 'waiting', fault: 'number_unverified' })
    const [waba] = world.sandbox.control.state().wabas
    const second = await world.signUp(link, { finish: { number: null, waba: waba?.id as string } })
    expect(second.body).toMatchObject({ status: 'completed', result: { display_phone_number: phone_number } })
  })

  it('is not asked of customers who bring one, with coexistence or after letting go', async () => {
    await using world = await startBuying(kind)
    const poolId = await pool(world, 'US', 2)
    const own = await providing(world)
    expect((await held(world, own.token)).status).toBe(404)
    await reserve(world, own)
    expect((await world.connect(own.token, 'DELETE', '/number')).status).toBe(204)
    expect((await world.connect(own.token, 'DELETE', '/number')).status).toBe(204)
    expect((await world.signUp(own)).body.status).toBe('completed')

    const app = await world.link({ provision_phone_number: true })
    await reserve(world, app)
    expect((await world.signUp(app, { connectionType: 'coexistence' })).body.status).toBe('completed')
    expect((await world.api('GET', `/number_pools/${poolId}`)).body.data.numbers.available).toBe(2)
    expect((await world.api('GET', `/setup_links/${app.id}`)).body.data).not.toHaveProperty('provisioned_phone_number')
  })

  it('goes back to the pool when the customer stays away, and is held for who is still there', async () => {
    await using world = await startBuying(kind)
    await pool(world, 'US', 1)
    const [left, stays] = [await providing(world), await providing(world)]
    const { phone_number } = (await reserve(world, left)).body
    world.advance(20 * 60_000)
    await held(world, left.token)
    world.advance(20 * 60_000)
    expect((await held(world, left.token)).body.phone_number).toBe(phone_number)
    world.advance(hour)
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'available',
    )
    expect((await held(world, left.token)).status).toBe(404)
    expect((await reserve(world, stays)).body).toMatchObject({ source: 'pool', phone_number })
  })

  it('is set aside when WhatsApp sent a code to it meanwhile, or given back where the project says so', async () => {
    await using world = await startBuying(kind)
    const poolId = await pool(world, 'US', 1)
    const link = await providing(world)
    const { phone_number } = (await reserve(world, link)).body
    world.sandbox.control.twilio.text({ to: phone_number, body: 'WhatsApp code 123-830' })
    await until(
      () => held(world, link.token),
      (reply) => reply.body.otp,
    )
    world.advance(hour)
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'set_aside',
    )
    const [number] = (await world.api('GET', `/number_pools/${poolId}/numbers?status=set_aside`)).body.data
    expect(number.note).toContain('WhatsApp sent a code to it')
    const back = await world.api('PATCH', `/number_pools/${poolId}/numbers/${number.id}`, {
      number: { status: 'available' },
    })
    expect(back.body.data.status).toBe('checking')
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'available',
    )

    await world.api('PATCH', '/project', { project: { policy: { abandoned_numbers: 'release' } } })
    const abroad = await providing(world, { phone_number_country_isos: ['CL'] })
    const bought = (await reserve(world, abroad, 'CL')).body.phone_number
    const inAccount = () => world.sandbox.control.twilio.state().numbers.map((one) => one.phoneNumber)
    expect(inAccount()).toContain(bought)
    await world.connect(abroad.token, 'DELETE', '/number')
    await until(
      async () => inAccount(),
      (numbers) => !numbers.includes(bought),
    )
    await until(
      () => numbersIn(world),
      (rows) => rows.at(-1)?.status === 'released',
    )
  })

  it('of another country takes the place of the first', async () => {
    await using world = await startBuying(kind)
    const poolId = await pool(world, 'US', 1)
    const link = await providing(world, { phone_number_country_isos: ['US', 'SE'] })
    expect((await reserve(world, link, 'US')).body.source).toBe('pool')
    expect((await reserve(world, link, 'SE')).body).toMatchObject({ status: 'reserved', source: 'live' })
    expect((await world.api('GET', `/number_pools/${poolId}`)).body.data.numbers.available).toBe(1)
    const refused = await world.connect(link.token, 'POST', '/number', { country_iso: 'CL' })
    expect([refused.status, refused.body.error]).toEqual([
      422,
      'country_iso must be one of US, SE: the link offers no others',
    ])
  })

  it('has the area code that the link asks for, from the pool or bought', async () => {
    await using world = await startBuying(kind)
    const poolId = await pool(world, 'US', 0)
    const numbers = await fill(world, poolId, 'US', 1)
    const wanted = numbers[0]?.startsWith('+1808') ? '702' : '808'
    const link = await providing(world, { phone_number_area_code: wanted })
    expect((await world.connect(link.token, 'GET', '/session')).body.provisioning.countries[0].instant).toBe(false)
    const { body } = await reserve(world, link)
    expect([body.source, body.phone_number.slice(0, 5)]).toEqual(['live', `+1${wanted}`])
  })

  it('is not offered where none can be had: the customer brings one', async () => {
    await using world = await start(kind)
    const link = await providing(world)
    expect((await world.connect(link.token, 'GET', '/session')).body.provisioning).toBeNull()
    expect((await reserve(world, link)).body).toMatchObject({ status: 'failed', fault: 'number_unavailable' })
    expect((await world.signUp(link)).body.status).toBe('completed')
    const plain = await world.link()
    expect((await world.connect(plain.token, 'POST', '/number', { country_iso: 'US' })).status).toBe(422)
  })

  it('is free again when its customer is deleted, and waits for the operator when the connection is', async () => {
    await using world = await startBuying(kind)
    await pool(world, 'US', 1)
    const gone = await providing(world)
    await reserve(world, gone)
    await world.api('DELETE', `/customers/${gone.customerId}`)
    expect((await numbersIn(world))[0]?.status).toBe('available')
    const link = await providing(world)
    const { phone_number } = (await reserve(world, link)).body
    const { result } = (await signUpWith(world, link, phone_number)).body
    await world.api('DELETE', `/whatsapp/phone_numbers/${result.phone_number_id}`)
    expect(await numbersIn(world)).toMatchObject([{ status: 'set_aside', note: expect.stringContaining('deleted') }])
  })

  it('speaks the admin dialect on its links', async () => {
    await using world = await startBuying(kind)
    const headers = { 'X-API-Key': world.options.apiKey as string }
    const admin = (method: string, path: string, body?: object) => request(method, `${world.url}${path}`, body, headers)
    const me = (await admin('GET', '/v1/me')).body
    const customer = (await admin('POST', `/admin/tenants/${me.id}/customers`, { name: 'Wool' })).body
    const link = await admin('POST', `/admin/customers/${customer.id}/setup-links`, {
      phoneProvisioningEnabled: true,
      phoneNumberCountryIsos: ['US'],
      allowedConnectionTypes: ['dedicated'],
      successRedirectUrl: 'https://app.example.com/done',
    })
    expect(link.body).not.toHaveProperty('provisionedPhoneNumber')
    const { phone_number } = (await reserve(world, link.body)).body
    const shown = await admin('GET', `/admin/setup-links/${link.body.id}`)
    expect(shown.body.provisionedPhoneNumber).toMatchObject({
      phoneNumber: phone_number,
      status: 'reserved',
      countryIso: 'US',
    })
    const done = await signUpWith(world, link.body, phone_number)
    expect(new URL(done.body.redirect_url).searchParams.get('provisioned_phone_number_id')).toBe(
      shown.body.provisionedPhoneNumber.id,
    )
  })
})
