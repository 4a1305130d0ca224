import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { told } from '../../support/meta.ts'
import { fromTwilio, numbersIn, providing, reserve, startBuying, until } from '../../support/numbers.ts'
import type { World } from '../../support/world.ts'

const inAccount = (world: World) => world.sandbox.control.twilio.state().numbers

describe.concurrent.each(databaseKinds)('when Twilio refuses, on %s', (kind) => {
  it.each([
    ['twilio-no-stock', 'number_unavailable', undefined],
    ['twilio-bundle-missing', 'country_not_ready', 21649],
    ['twilio-address-missing', 'country_not_ready', 21631],
    ['twilio-bad-credentials', 'telephony_refused', 20003],
  ] as const)(
    '(%s) the customer reads %s, the operator Twilio’s word, and the link goes on',
    async (scenario, fault, code) => {
      await using world = await startBuying(kind)
      const hear = await told(world)
      world.sandbox.control.play(scenario)
      const link = await providing(world)
      expect((await reserve(world, link)).body).toMatchObject({ status: 'failed', fault, phone_number: null })
      const [event] = (await hear('number_provisioning.failed')) as { provider: { code?: number } | null }[]
      expect(event).toMatchObject({ setup_link: { id: link.id }, country_iso: 'US', error_code: fault })
      expect(event?.provider?.code).toBe(code)
      expect(inAccount(world)).toEqual([])
      world.sandbox.control.play('default')
      expect((await world.signUp(link)).body.status).toBe('completed')
    },
  )

  it('another number is chosen when somebody was faster, and a busy or ailing Twilio is asked again', async () => {
    await using world = await startBuying(kind)
    for (const scenario of ['twilio-taken', 'twilio-429', 'twilio-500'] as const) {
      world.sandbox.control.play(scenario)
      expect((await reserve(world, await providing(world))).body).toMatchObject({ status: 'reserved', source: 'live' })
    }
    expect(inAccount(world)).toHaveLength(3)
  })

  it.each(['twilio-purchase-lost', 'twilio-purchase-hangs'] as const)(
    'a purchase that went through without an answer (%s) is found again, and paid once',
    async (scenario) => {
      await using world = await startBuying(kind)
      world.sandbox.control.play(scenario)
      const { body } = await reserve(world, await providing(world))
      expect(body).toMatchObject({ status: 'reserved', source: 'live' })
      expect(inAccount(world).map(({ phoneNumber }) => phoneNumber)).toEqual([body.phone_number])
    },
  )

  it('a number whose customer has gone when it is found goes to the pool', async () => {
    await using world = await startBuying(kind)
    world.sandbox.control.play('twilio-purchase-lost')
    const link = await providing(world)
    await world.connect(link.token, 'POST', '/number', { country_iso: 'US' })
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'buying',
    )
    await world.connect(link.token, 'DELETE', '/number')
    world.advance(10 * 60_000)
    const [row] = await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'available',
    )
    expect([row?.phone_number]).toEqual(inAccount(world).map(({ phoneNumber }) => phoneNumber))
  })

  it('nothing more is bought for a customer who went while Twilio was silent', async () => {
    await using world = await startBuying(kind)
    world.sandbox.control.play('twilio-purchase-hangs')
    const link = await providing(world)
    await world.connect(link.token, 'POST', '/number', { country_iso: 'US' })
    await until(
      async () => inAccount(world),
      (numbers) => numbers.length === 1,
    )
    await world.connect(link.token, 'DELETE', '/number')
    world.advance(10 * 60_000)
    await until(
      () => numbersIn(world),
      ([row]) => row?.status === 'available',
    )
    await until(
      () => world.db.selectFrom('reservations').select(['status', 'run_at', 'lease_owner']).execute(),
      ([row]) => row?.run_at === null && row.lease_owner === null,
    )
    expect([(await numbersIn(world)).length, inAccount(world).length]).toEqual([1, 1])
  })

  it('what the books have forgotten is taken in at the next start, and what Twilio has lost is handed to nobody', async () => {
    await using world = await startBuying(kind)
    const { phone_number } = (await reserve(world, await providing(world))).body
    const other = await providing(world)
    const lost = (await reserve(world, other)).body.phone_number
    await world.connect(other.token, 'DELETE', '/number')
    await world.db.deleteFrom('provided_numbers').where('phone_number', '=', phone_number).execute()
    const gone = inAccount(world).find((number) => number.phoneNumber === lost)
    await fetch(
      `${world.sandbox.url}/2010-04-01/Accounts/${world.sandbox.twilio.accountSid}/IncomingPhoneNumbers/${gone?.sid}.json`,
      {
        method: 'DELETE',
        headers: {
          Authorization: `Basic ${Buffer.from(`${world.sandbox.twilio.accountSid}:${world.sandbox.twilio.authToken}`).toString('base64')}`,
        },
      },
    )
    await world.restart()
    const rows = await until(
      () => numbersIn(world),
      (rows) => rows.some(({ status }) => status === 'set_aside') && rows.some(({ status }) => status === 'available'),
    )
    expect(Object.fromEntries(rows.map((row) => [row.phone_number, row.status]))).toEqual({
      [phone_number]: 'available',
      [lost]: 'set_aside',
    })
  })
})

describe.concurrent.each(databaseKinds)('what comes from Twilio, on %s', (kind) => {
  it('counts only when it is signed, over the public address, whatever a proxy made of it', async () => {
    await using world = await startBuying(kind)
    const publicUrl = 'https://connect.example.com/patchbay'
    await world.restart({ publicUrl })
    const link = await providing(world)
    const { phone_number: To } = (await reserve(world, link)).body
    const text = { AccountSid: world.sandbox.twilio.accountSid, From: '32665', To, Body: 'WhatsApp code 123-830' }
    const url = `${world.url}/webhooks/twilio/sms`
    const signedUrl = `${publicUrl}/webhooks/twilio/sms`
    const otp = async () => (await world.connect(link.token, 'GET', '/number')).body.otp
    const refused = [
      await fromTwilio(url, text),
      await fromTwilio(url, text, { signedUrl, token: 'f'.repeat(32) }),
      await fromTwilio(url, { ...text, AccountSid: `AC${'0'.repeat(32)}` }, { signedUrl }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
    expect(await otp()).toBeNull()
    for (const Body of [
      'Your code is 123-830',
      'WhatsApp code 123-830 or WhatsApp code 123-831',
      'WhatsApp code 123-8301',
    ]) {
      expect((await fromTwilio(url, { ...text, Body }, { signedUrl })).status).toBe(200)
      expect(await otp()).toBeNull()
    }
    const taken = await fromTwilio(url, text, { signedUrl })
    expect([taken.status, taken.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/xml')])
    expect((await otp()).code).toBe('123-830')
    const call = { AccountSid: text.AccountSid, CallSid: 'CA1', From: '+16505434800', To }
    const answer = await fromTwilio(`${world.url}/webhooks/twilio/voice`, call, {
      signedUrl: `${publicUrl}/webhooks/twilio/voice`,
    })
    expect(answer.body).toContain(`<Gather input="speech" action="${publicUrl}/webhooks/twilio/heard"`)
  })
})
