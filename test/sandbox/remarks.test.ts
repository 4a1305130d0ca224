import { describe, expect, it } from 'vitest'
import { registration, start } from './meta.ts'

type Meta = Awaited<ReturnType<typeof start>>
const kinds = (meta: Meta) => meta.control.remarks().map(({ kind }) => kind)
const wrong = { ...registration, pin: '000001' }

describe('the list of remarks', () => {
  it('stays empty while a client does as it should', async () => {
    await using meta = await start()
    const { phone, wabaId, get, post } = await meta.customer()
    await post(`/${wabaId}/subscribed_apps`)
    await post(`/${phone}/register`, registration)
    await get(`/${phone}?fields=status`)
    expect(meta.control.remarks()).toEqual([])
  })

  it('has a code that was presented twice', async () => {
    await using meta = await start()
    const { code } = meta.control.finish()
    await meta.exchange(code)
    expect(kinds(meta)).toEqual([])
    await meta.exchange(code)
    expect(kinds(meta)).toEqual(['a code was presented twice'])
  })

  it('has a wrong PIN that was presented again, and not a second guess', async () => {
    await using meta = await start('number-has-pin')
    const { phone, post } = await meta.customer()
    for (const pin of ['000001', '000002']) await post(`/${phone}/register`, { ...registration, pin })
    expect(kinds(meta)).toEqual([])
    await post(`/${phone}/register`, wrong)
    expect(kinds(meta)).toEqual(['a wrong PIN was presented again'])
    await post(`/${phone}/register`, { ...registration, pin: '482913' })
    meta.control.clearRemarks()
    await post(`/${phone}/register`, wrong)
    expect(kinds(meta)).toEqual([])
  })

  it('has a wait that was not kept: of PIN guesses', async () => {
    await using meta = await start('number-has-pin')
    const { phone, post } = await meta.customer()
    for (const pin of ['000001', '000002', '000003', '000004', '000005'])
      await post(`/${phone}/register`, { ...registration, pin })
    const told = await post(`/${phone}/register`, { ...registration, pin: '482913' })
    expect([told.body.error.code, kinds(meta)]).toEqual([133008, []])
    await post(`/${phone}/register`, { ...registration, pin: '482913' })
    expect(kinds(meta)).toEqual(['a wait was not kept'])
  })

  it('has a wait that was not kept: of registrations', async () => {
    await using meta = await start()
    const { phone, post } = await meta.customer()
    for (let time = 0; time < 11; time += 1) await post(`/${phone}/register`, registration)
    expect(kinds(meta)).toEqual([])
    expect((await post(`/${phone}/register`, registration)).body.error.code).toBe(133016)
    expect(kinds(meta)).toEqual(['a wait was not kept'])
  })

  it('has a wait that was not kept: of the hour’s calls', async () => {
    await using meta = await start()
    const { wabaId, get } = await meta.customer()
    meta.control.settings({ callsPerHour: 1 })
    for (let call = 0; call < 2; call += 1) await get(`/${wabaId}`)
    expect(kinds(meta)).toEqual([])
    await get(`/${wabaId}`)
    expect(kinds(meta)).toEqual(['a wait was not kept'])
    meta.control.clearRemarks()
    meta.control.clock.advance(3_600_000)
    await get(`/${wabaId}`)
    expect(kinds(meta)).toEqual([])
  })

  it('has a token that stood in the address of a call, without the token', async () => {
    await using meta = await start()
    const { token, wabaId } = await meta.customer()
    await meta.call('GET', `/${wabaId}?access_token=${token}`)
    expect(meta.control.remarks()).toMatchObject([{ kind: 'a token stood in an address', what: 'GET /{waba}' }])
    expect(JSON.stringify(meta.control.remarks())).not.toContain(token)
    meta.control.clearRemarks()
    await meta.call('POST', `/${wabaId}/subscribed_apps`, { form: { access_token: token } })
    expect(kinds(meta)).toEqual([])
  })

  it.each([
    ['/s/lnk1.Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy', 1],
    ['/connect?token=lnk1.Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy&x=1', 1],
    ['/customers/3f1f0d1e-2f52-4a53-9f60-7a4c6a0f9f11/whatsapp?tab=connect', 0],
    ['/settings/index.production.html', 0],
  ])('knows the address of the SDK’s page, %s, for what it holds', async (path, remarks) => {
    await using meta = await start()
    const query = {
      client_id: meta.app.id,
      config_id: meta.app.configId,
      response_type: 'code',
      override_default_response_type: 'true',
      fallback_redirect_uri: `https://app.example${path}`,
    }
    await fetch(`${meta.url}/v26.0/dialog/oauth?${new URLSearchParams(query)}`)
    expect(meta.control.remarks()).toHaveLength(remarks)
  })

  it('has a number of the app that was registered, and a shared one that was deregistered (§2)', async () => {
    await using meta = await start('number-shared')
    const app = await meta.customer({ connectionType: 'coexistence' })
    await app.post(`/${app.phone}/register`, registration)
    const shared = await meta.customer()
    await shared.post(`/${shared.phone}/deregister`)
    expect(kinds(meta)).toEqual([
      'a number that lives in the app was registered',
      'a number that another partner uses was deregistered',
    ])
  })

  it('is read and emptied over HTTP, and by a reset', async () => {
    await using meta = await start()
    const { code } = meta.control.finish()
    const twice = async () => {
      await meta.exchange(code)
      await meta.exchange(code)
    }
    await twice()
    const read = async () => (await fetch(`${meta.url}/_control/remarks`)).json()
    expect((await read()).remarks).toEqual([
      { at: expect.any(String), kind: 'a code was presented twice', what: 'oauth/access_token' },
    ])
    const headers = { 'Content-Type': 'application/json' }
    await fetch(`${meta.url}/_control/remarks`, { method: 'DELETE', headers, body: '{}' })
    expect(await read()).toEqual({ remarks: [] })
    await meta.exchange(code)
    meta.control.reset()
    expect(await read()).toEqual({ remarks: [] })
  })
})
