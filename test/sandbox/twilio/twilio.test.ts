import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { officialClient, startTwilio, twilioApp } from './twilio-world.ts'

const { validateRequest } = twilio
const { RestException } = twilio

describe('numbers for sale', () => {
  it('are found by country, type, area code and what they can do', async () => {
    await using sandbox = await startTwilio()
    const us = await sandbox.client.availablePhoneNumbers('US').local.list({ areaCode: 415, limit: 3 })
    expect(us).toHaveLength(3)
    for (const { phoneNumber, isoCountry, capabilities } of us)
      expect([phoneNumber.slice(0, 5), isoCountry, capabilities.sms]).toEqual(['+1415', 'US', true])
    expect(await sandbox.client.availablePhoneNumbers('CL').local.list({ smsEnabled: true })).toEqual([])
    const [mobile] = await sandbox.client.availablePhoneNumbers('CL').mobile.list({ smsEnabled: true, limit: 1 })
    expect(mobile?.phoneNumber).toMatch(/^\+569\d{8}$/)
    const [pattern] = await sandbox.client.availablePhoneNumbers('SE').mobile.list({ contains: '+467*', limit: 1 })
    expect(pattern?.phoneNumber).toMatch(/^\+467/)
  })

  it('come with the countries they are in, and no other country exists', async () => {
    await using sandbox = await startTwilio()
    const countries = await sandbox.client.availablePhoneNumbers.list()
    expect(countries.map(({ countryCode }) => countryCode)).toEqual(expect.arrayContaining(['US', 'CL', 'GB']))
    const unknown = sandbox.client.availablePhoneNumbers('XX').local.list()
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(sandbox.client.availablePhoneNumbers('NL').local.list()).rejects.toMatchObject({ code: 20404 })
  })

  it('leave out countries that ask for an address when the search says so', async () => {
    await using sandbox = await startTwilio()
    const asked = sandbox.client.availablePhoneNumbers('GB').mobile.list({ excludeAllAddressRequired: true })
    expect(await asked).toEqual([])
  })
})

describe('a purchase', () => {
  it('gives a number with its webhooks, which can be listed, changed and given back', async () => {
    await using sandbox = await startTwilio()
    const { incomingPhoneNumbers } = sandbox.client
    const [offer] = await sandbox.client.availablePhoneNumbers('US').local.list({ limit: 1 })
    const bought = await incomingPhoneNumbers.create({
      phoneNumber: offer?.phoneNumber ?? '',
      smsUrl: 'https://app.example/sms',
      friendlyName: 'patchbay 1',
    })
    expect(bought).toMatchObject({
      sid: expect.stringMatching(/^PN[0-9a-f]{32}$/),
      status: 'in-use',
      smsUrl: 'https://app.example/sms',
      friendlyName: 'patchbay 1',
    })
    expect((await incomingPhoneNumbers.list({ phoneNumber: bought.phoneNumber })).map(({ sid }) => sid)).toEqual([
      bought.sid,
    ])
    const changed = await incomingPhoneNumbers(bought.sid).update({ voiceUrl: 'https://app.example/voice' })
    expect([changed.voiceUrl, changed.smsUrl]).toEqual(['https://app.example/voice', 'https://app.example/sms'])
    expect(await incomingPhoneNumbers(bought.sid).remove()).toBe(true)
    await expect(incomingPhoneNumbers(bought.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('goes to one buyer when two want the same number at once', async () => {
    await using sandbox = await startTwilio()
    const [offer] = await sandbox.client.availablePhoneNumbers('US').local.list({ limit: 1 })
    const phoneNumber = offer?.phoneNumber ?? ''
    const both = await Promise.allSettled([1, 2].map(() => sandbox.client.incomingPhoneNumbers.create({ phoneNumber })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(RestException)
    expect(refused?.reason).toMatchObject({
      status: 400,
      code: 21422,
      moreInfo: expect.stringContaining('/errors/21422'),
    })
    expect(sandbox.control.twilio.state().numbers).toHaveLength(1)
  })

  it('by area code takes any number of it', async () => {
    await using sandbox = await startTwilio()
    expect((await sandbox.client.incomingPhoneNumbers.create({ areaCode: '503' })).phoneNumber).toMatch(/^\+1503/)
    await expect(sandbox.client.incomingPhoneNumbers.create({ areaCode: '555' })).rejects.toMatchObject({ code: 21452 })
  })

  it.each([
    ['PhoneNumber', { PhoneNumber: '4155550132' }, 21421],
    ['PhoneNumber', {}, 21404],
    ['SmsUrl', { AreaCode: '415', SmsUrl: 'ftp://app.example' }, 21502],
    ['SmsMethod', { AreaCode: '415', SmsMethod: 'PUT' }, 20001],
    ['AddressSid', { AreaCode: '415', AddressSid: 'AD1' }, 20001],
  ] as const)('is refused for a wrong %s: %j', async (name, form, code) => {
    await using sandbox = await startTwilio()
    const reply = await sandbox.raw('POST', '/IncomingPhoneNumbers.json', form)
    expect(await reply.json()).toMatchObject({
      code,
      status: 400,
      message: expect.stringMatching(new RegExp(name === 'PhoneNumber' ? '.' : name)),
    })
    expect(sandbox.control.twilio.state().numbers).toEqual([])
  })

  it('needs the papers that a country asks for, approved and belonging together', async () => {
    await using sandbox = await startTwilio()
    const { control, client } = sandbox
    const buy = async (country: string, more: object) => {
      const [offer] = await client.availablePhoneNumbers(country).mobile.list({ limit: 1 })
      return client.incomingPhoneNumbers.create({ phoneNumber: offer?.phoneNumber ?? '', ...more })
    }
    await expect(buy('GB', {})).rejects.toMatchObject({ code: 21631 })
    const british = control.twilio.papers({ country: 'GB' })
    expect((await buy('GB', { addressSid: british.addressSid })).addressSid).toBe(british.addressSid)
    await expect(buy('DE', british)).rejects.toMatchObject({ code: 21649 })
    const waiting = control.twilio.papers({ country: 'DE', status: 'pending-review' })
    await expect(buy('DE', waiting)).rejects.toMatchObject({
      code: 21649,
      message: expect.stringContaining('twilio-approved'),
    })
    const german = control.twilio.papers({ country: 'DE' })
    await expect(buy('DE', { ...german, addressSid: british.addressSid })).rejects.toMatchObject({ code: 21651 })
    expect((await buy('DE', german)).bundleSid).toBe(german.bundleSid)
  })
})

describe('the list of the account’s numbers', () => {
  it('is paged by tokens, as the client follows them', async () => {
    await using sandbox = await startTwilio()
    const own = Array.from({ length: 7 }, () => sandbox.control.twilio.own().sid)
    const page = await sandbox.client.incomingPhoneNumbers.page({ pageSize: 3 })
    expect(page.instances.map(({ sid }) => sid)).toEqual(own.slice(4).reverse())
    const all = await sandbox.client.incomingPhoneNumbers.list({ pageSize: 3 })
    expect(all.map(({ sid }) => sid)).toEqual(own.reverse())
    expect((await sandbox.raw('GET', '/IncomingPhoneNumbers.json?Page=1&PageSize=3')).status).toBe(400)
  })
})

describe('signing in', () => {
  it('takes the account’s token and an API key, and nobody else', async () => {
    await using sandbox = await startTwilio()
    const { accountSid, apiKeySid, apiKeySecret } = sandbox.twilio
    const key = officialClient(sandbox.url, { accountSid, username: apiKeySid, password: apiKeySecret })
    expect(await key.incomingPhoneNumbers.list()).toEqual([])
    const wrong = officialClient(sandbox.url, { accountSid, password: 'wrong' })
    await expect(wrong.incomingPhoneNumbers.list()).rejects.toMatchObject({ status: 401, code: 20003 })
    const foreign = `${sandbox.url}/2010-04-01/Accounts/AC${'0'.repeat(32)}/IncomingPhoneNumbers.json`
    const authorization = `Basic ${Buffer.from(`${apiKeySid}:${apiKeySecret}`).toString('base64')}`
    expect((await fetch(foreign, { headers: { authorization } })).status).toBe(404)
  })

  it('keeps tokens out of what the control API shows', async () => {
    await using sandbox = await startTwilio()
    const told = JSON.stringify([
      sandbox.control.twilio.state(),
      sandbox.control.twilio.calls(),
      sandbox.control.state(),
    ])
    expect(told).not.toContain(sandbox.twilio.authToken)
    expect(told).not.toContain(sandbox.twilio.apiKeySecret)
  })
})

describe('scenarios', () => {
  it.each([
    ['twilio-no-stock', 0],
    ['twilio-taken', 21422],
    ['twilio-bundle-missing', 21649],
    ['twilio-address-missing', 21631],
    ['twilio-bad-credentials', 20003],
    ['twilio-429', 20429],
    ['twilio-500', 20500],
  ] as const)('%s', async (scenario, code) => {
    await using sandbox = await startTwilio(scenario)
    const attempt = async () => {
      const [offer] = await sandbox.client.availablePhoneNumbers('US').local.list({ limit: 1 })
      if (!offer) return { code: 0 }
      return sandbox.client.incomingPhoneNumbers.create({ phoneNumber: offer.phoneNumber }).then(() => ({ code: 1 }))
    }
    expect((await attempt().catch((error) => error)).code).toBe(code)
    expect(sandbox.control.twilio.state().numbers).toEqual([])
  })

  it('twilio-purchase-lost: the number is bought and the answer is not heard', async () => {
    await using sandbox = await startTwilio('twilio-purchase-lost')
    const [offer] = await sandbox.client.availablePhoneNumbers('US').local.list({ limit: 1 })
    const phoneNumber = offer?.phoneNumber ?? ''
    await expect(sandbox.client.incomingPhoneNumbers.create({ phoneNumber })).rejects.toThrow('fetch failed')
    expect(await sandbox.client.incomingPhoneNumbers.list({ phoneNumber })).toHaveLength(1)
  })
})

describe('a message to a number', () => {
  it('comes to its SmsUrl as a signed form', async () => {
    await using app = await twilioApp()
    await using sandbox = await startTwilio()
    const number = sandbox.control.twilio.own({ smsUrl: `${app.url}/sms?project=1` })
    expect(sandbox.control.twilio.text({ to: number.phoneNumber, body: 'WhatsApp code 123-830' })).toBe(true)
    await sandbox.control.twilio.settled()
    const [heard] = app.heard
    expect(heard?.params).toMatchObject({
      Body: 'WhatsApp code 123-830',
      To: number.phoneNumber,
      AccountSid: sandbox.twilio.accountSid,
      MessageSid: expect.stringMatching(/^SM/),
      NumMedia: '0',
    })
    const valid = (token: string) =>
      validateRequest(token, heard?.signature ?? '', heard?.url ?? '', heard?.params ?? {})
    expect([valid(sandbox.twilio.authToken), valid('another')]).toEqual([true, false])
    expect(sandbox.control.twilio.state().deliveries).toMatchObject([{ kind: 'sms', status: 200, error: null }])
  })

  it('is lost where nobody has the number, it takes no SMS, or the scenario says so', async () => {
    await using app = await twilioApp()
    await using sandbox = await startTwilio('otp-lost')
    const [mobile, fixed] = [
      sandbox.control.twilio.own({ smsUrl: app.url }),
      sandbox.control.twilio.own({ country: 'CL', type: 'local', smsUrl: app.url }),
    ]
    const text = (to: string) => sandbox.control.twilio.text({ to, body: 'hello' })
    expect([text('+15005550006'), text(fixed.phoneNumber), text(mobile.phoneNumber)]).toEqual([false, false, true])
    await sandbox.control.twilio.settled()
    expect(app.heard).toEqual([])
  })

  it.each([
    ['an answer that is no XML', '{"ok":true}', 'application/json', 12300],
    ['XML that does not parse', '<Response><Message>', 'text/xml', 12100],
    ['another document', '<html></html>', 'text/xml', 12102],
    ['a verb that is none', '<Response><Whisper/></Response>', 'text/xml', 12200],
    ['a server that fails', 'fail', 'text/xml', 11200],
  ])('notes Twilio’s error for %s', async (_, document, contentType, error) => {
    await using app = await twilioApp({ '/sms': document }, contentType)
    await using sandbox = await startTwilio()
    const { phoneNumber } = sandbox.control.twilio.own({ smsUrl: `${app.url}/sms` })
    sandbox.control.twilio.text({ to: phoneNumber, body: 'hello' })
    await sandbox.control.twilio.settled()
    expect(sandbox.control.twilio.state().deliveries.at(-1)?.error).toBe(error)
  })
})

describe('a call to a number', () => {
  const says = 'Verification code is 123830.'

  it('is heard by a Gather that listens for speech, and not by one that waits for keys', async () => {
    await using app = await twilioApp({
      '/voice':
        '<Response><Gather numDigits="1"/><Say>Yes?</Say><Gather input="speech" action="/said" language="en-US"/></Response>',
      '/said': '<Response><Hangup/></Response>',
    })
    await using sandbox = await startTwilio()
    const { phoneNumber } = sandbox.control.twilio.own({ voiceUrl: `${app.url}/voice` })
    sandbox.control.twilio.call({ to: phoneNumber, says })
    await sandbox.control.twilio.settled()
    expect(app.heard.map(({ params }) => [params.CallStatus, params.SpeechResult])).toEqual([
      ['ringing', undefined],
      ['in-progress', says],
    ])
    const second = app.heard[1]
    expect(
      validateRequest(sandbox.twilio.authToken, second?.signature ?? '', second?.url ?? '', second?.params ?? {}),
    ).toBe(true)
  })

  it('is recorded and transcribed where the app asks for it', async () => {
    await using app = await twilioApp({
      '/voice': '<Response><Record action="/over" transcribe="true" transcribeCallback="/written"/></Response>',
      '/over': '<Response><Redirect>/voice</Redirect></Response>',
    })
    await using sandbox = await startTwilio()
    const { phoneNumber } = sandbox.control.twilio.own({ voiceUrl: `${app.url}/voice` })
    sandbox.control.twilio.call({ to: phoneNumber, says })
    await sandbox.control.twilio.settled()
    await expect
      .poll(() => app.heard.map(({ url }) => new URL(url).pathname).sort())
      .toEqual(['/over', '/voice', '/written'])
    expect(app.heard.find(({ url }) => url.endsWith('/written'))?.params.TranscriptionText).toBe(says)
  })

  it('ends although two documents name each other', async () => {
    await using app = await twilioApp({
      '/a': '<Response><Redirect>/b</Redirect></Response>',
      '/b': '<Response><Redirect>/a</Redirect></Response>',
    })
    await using sandbox = await startTwilio()
    sandbox.control.twilio.call({ to: sandbox.control.twilio.own({ voiceUrl: `${app.url}/a` }).phoneNumber, says })
    await sandbox.control.twilio.settled()
    expect(app.heard.length).toBeLessThan(20)
  })
})

describe('Meta’s code to a number of this Twilio', () => {
  it.each([
    ['SMS', 'smsUrl', 'Body'],
    ['VOICE', 'voiceUrl', 'SpeechResult'],
  ] as const)('comes to the app by %s', async (method, address, parameter) => {
    await using app = await twilioApp({ '/voice': '<Response><Gather input="speech" action="/said"/></Response>' })
    await using sandbox = await startTwilio('unverified-number')
    const number = sandbox.control.twilio.own({ [address]: `${app.url}/voice` })
    const { wabaId, post } = await sandbox.customer()
    const added = await post(`/${wabaId}/phone_numbers`, {
      phone_number: number.phoneNumber.slice(1),
      verified_name: 'Shop',
    })
    await post(`/${added.body.id}/request_code`, { code_method: method, language: 'en_US' })
    await sandbox.control.twilio.settled()
    const heard = app.heard.map(({ params }) => params[parameter]).filter(Boolean)
    expect(heard).toHaveLength(1)
    const code = heard[0]?.replace(/\D/g, '').slice(0, 6)
    if (method === 'SMS') expect(heard[0]).toMatch(/^WhatsApp code \d{3}-\d{3}$/)
    expect((await post(`/${added.body.id}/verify_code`, { code })).status).toBe(200)
  })
})
