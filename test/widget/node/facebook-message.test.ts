import { describe, expect, it } from 'vitest'
import { Assets, Cancelled } from '../../../contract/index.ts'
import { fromMeta, readMessage } from '../../../widget/gateways/facebook-message.ts'

const meta = 'https://www.facebook.com'
const read = (data: unknown, origin = meta) => readMessage({ origin, data }, [])
const signup = (event: string, data: object = {}, more: object = {}) =>
  JSON.stringify({ type: 'WA_EMBEDDED_SIGNUP', event, data, ...more })

describe('who is Meta', () => {
  it.each(['https://facebook.com', 'https://www.facebook.com', 'https://web.facebook.com', 'https://a.b.facebook.com'])(
    '%s is',
    (origin) => {
      expect(fromMeta(origin, [])).toBe(true)
    },
  )

  it.each([
    ...[
      'https://evilfacebook.com',
      'http://www.facebook.com',
      'https://facebook.com.evil.example',
      'https://facebook.com@evil.example',
    ],
    ...[
      'https://www.facebook.com.',
      'https://notfacebook.co',
      'null',
      '',
      'about:blank',
      'https://xfacebook.com',
      'https://wwwfacebook.com',
    ],
  ])('%s is not', (origin) => {
    expect(fromMeta(origin, [])).toBe(false)
  })

  it('is exactly one of the origins that the session names, and then nobody else', () => {
    const sandbox = ['http://localhost:4001']
    expect(fromMeta('http://localhost:4001', sandbox)).toBe(true)
    expect(fromMeta('http://localhost:40011', sandbox)).toBe(false)
    expect(fromMeta(meta, sandbox)).toBe(false)
  })
})

describe('what a message says', () => {
  it.each(['FINISH', 'FINISH_ONLY_WABA', 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING', 'FINISH_SOMETHING_NEW'])(
    '%s is a finish',
    (event) => {
      const told = read(signup(event, { waba_id: '52', phone_number_id: '10', business_id: '27', ad_account_ids: [] }))
      expect(told).toEqual({
        type: 'assets',
        assets: { event, waba_id: '52', phone_number_id: '10', business_id: '27' },
      })
    },
  )

  it('reads an object as it reads a string', () => {
    expect(read(JSON.parse(signup('FINISH', { waba_id: '52' })))).toEqual(read(signup('FINISH', { waba_id: '52' })))
  })

  it('leaves out ids that are none, and everything it sends on fits the contract', () => {
    const told = read(
      signup('FINISH'.padEnd(900, '_'), { waba_id: 'x', phone_number_id: 7, business_id: '1'.repeat(33) }),
    )
    expect(told?.type === 'assets' && Assets.parse(told.assets)).toEqual({ event: 'FINISH'.padEnd(500, '_') })
  })

  it('knows a customer who left, and on which screen', () => {
    expect(read(signup('CANCEL', { current_step: 'PERMISSIONS' }))).toEqual({
      type: 'ended',
      cancelled: { fault: 'signup_cancelled', step: 'PERMISSIONS' },
    })
    expect(read(signup('CANCEL'))).toEqual({ type: 'ended', cancelled: { fault: 'signup_cancelled' } })
  })

  it.each([
    ['a reported error', signup('CANCEL', { error_message: 'Not eligible', error_code: '3441045', session_id: 's1' })],
    ['its older name', signup('CANCEL', { error_message: 'Not eligible', error_id: '3441045', session_id: 's1' })],
    ['one in capitals', signup('ERROR', { error_message: 'Not eligible', error_code: 3441045, session_id: 's1' })],
    [
      'one in small letters',
      signup('error', { error_code: '3441045', session_id: 's1' }, { error_message: 'Not eligible' }),
    ],
  ])('knows %s', (_, data) => {
    const told = read(data)
    expect(told).toEqual({
      type: 'ended',
      cancelled: { fault: 'signup_error', error_code: '3441045', error_message: 'Not eligible', session_id: 's1' },
    })
    expect(Cancelled.safeParse(told?.type === 'ended' && told.cancelled).success).toBe(true)
  })

  it.each([
    'cb=f1&domain=localhost&code=AQ1',
    '',
    '{"type":"WA_EMBEDDED_SIGNUP"',
    'null',
    '[]',
    '{"type":"OTHER","event":"FINISH"}',
    '{"type":"WA_EMBEDDED_SIGNUP","event":"PROGRESS","data":{}}',
    '{"type":"WA_EMBEDDED_SIGNUP","event":7}',
    null,
    undefined,
    42,
  ])('ignores the noise %s', (data) => {
    expect(read(data)).toBeNull()
  })

  it('ignores the right words from the wrong place', () => {
    expect(read(signup('FINISH', { waba_id: '52' }), 'https://evilfacebook.com')).toBeNull()
  })
})
