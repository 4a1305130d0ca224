import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../../../server/meta/envelope.ts'
import { faultOf, GraphError } from '../../../server/meta/errors.ts'
import { usageOf } from '../../../server/meta/usage.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const registrations = (world: World) => world.sandbox.control.calls({ path: '/register' }).length

describe.concurrent.each(databaseKinds)('a refusal of Graph on %s', (kind) => {
  it.each([
    ['error_data as JSON text', { message: 'm', code: 133005, error_data: '{"x":1}' }],
    ['its code as text', { message: null, code: '133005', error_subcode: null }],
    ['a subcode alone that says it', { code: '100', error_subcode: '2388092', error_data: ['?'], type: 7 }],
  ])('of a PIN is asked for at the first call, with %s', async (_, error) => {
    await using world = await start(kind)
    world.sandbox.control.fault({ method: 'POST', path: '/register', answer: { status: 400, body: { error } } })
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'pin', fault: 'pin_required' })
    expect(registrations(world)).toBe(1)
  })

  it('of a code counts by its numbers, written as text', async () => {
    await using world = await start(kind)
    const error = { message: 'm', code: '100', error_subcode: 36007, error_data: 'x' }
    world.sandbox.control.fault({ path: 'oauth/access_token', answer: { status: 400, body: { error } } })
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'failed', fault: 'code_expired' })
  })

  it.each([
    ['a page', { status: 400, raw: '<html>no</html>' }, 'meta_refused'],
    ['an error without a code', { status: 400, body: { error: { message: 5 } } }, 'meta_refused'],
    ['nothing at all', { status: 403, raw: '' }, 'permission_missing'],
    ['an unknown code', { status: 400, body: { error: { code: 999_999 } } }, 'meta_refused'],
  ])('of a write is an answer, and is not sent again: %s', async (_, answer, fault) => {
    await using world = await start(kind)
    world.sandbox.control.fault({ method: 'POST', path: 'subscribed_apps', answer })
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'failed', fault })
    expect(world.sandbox.control.calls({ method: 'POST', path: 'subscribed_apps' })).toHaveLength(1)
  })

  it.each([
    ['a rate limit by another code', { status: 400, body: { error: { code: 80008 } } }],
    ['an unknown code', { status: 400, body: { error: { code: 424_242 } } }],
    ['a page', { status: 404, raw: '<html>no</html>' }],
  ])('of a read is asked again: %s', async (_, answer) => {
    await using world = await start(kind)
    world.sandbox.control.fault({ method: 'GET', path: '/phone_numbers', times: 1, answer })
    expect((await world.signUp(await world.link())).body.status).toBe('completed')
    expect(world.sandbox.control.calls({ method: 'GET', path: '/phone_numbers' }).length).toBeGreaterThan(1)
  })

  it('of a read with an unknown code ends a signup after a few calls', async () => {
    await using world = await start(kind)
    const answer = { status: 400, body: { error: { code: 424_242 } } }
    world.sandbox.control.fault({ method: 'GET', path: '/phone_numbers', answer })
    expect((await world.signUp(await world.link())).body).toMatchObject({ status: 'failed', fault: 'meta_refused' })
    expect(world.sandbox.control.calls({ method: 'GET', path: '/phone_numbers' })).toHaveLength(4)
  })

  it('is read in the scenarios of the sandbox', async () => {
    await using world = await start(kind)
    world.sandbox.control.play('graph-unknown-limit')
    expect((await world.signUp(await world.link())).body.status).toBe('completed')

    world.sandbox.control.play('graph-errors-as-text')
    const [link, attemptId] = [await world.link(), randomUUID()]
    const { code, assets, phoneNumberId } = world.sandbox.control.finish({ connectionType: 'dedicated' })
    world.sandbox.control.patch(phoneNumberId as string, { pin: '482913' })
    await world.connect(link.token, 'PUT', `/attempts/${attemptId}`, { connection_type: 'dedicated', code, assets })
    expect((await world.settled(link, attemptId)).body.status).toBe('pin')
    await world.connect(link.token, 'POST', `/attempts/${attemptId}/pin`, { pin: '111222' })
    expect((await world.settled(link, attemptId)).body).toMatchObject({ status: 'pin', fault: 'pin_required' })
    const object = phoneNumberId as string
    expect(world.sandbox.control.calls({ path: '/register', object }).map(({ code }) => code)).toEqual([133005])
  })
})

/** A refusal with its numbers, in one of the ways in which they are written. */
const envelope = (code: number, subcode?: number) =>
  fc
    .record(
      {
        code: fc.constantFrom<unknown>(code, String(code), ` ${code} `),
        error_subcode:
          subcode === undefined
            ? fc.constantFrom<unknown>(undefined, null, '')
            : fc.constantFrom<unknown>(subcode, String(subcode)),
        message: fc.oneof(fc.string(), fc.constant(null), fc.integer()),
        type: fc.anything(),
        error_data: fc.oneof(fc.string(), fc.constant(null), fc.anything(), fc.record({ details: fc.anything() })),
        is_transient: fc.constantFrom<unknown>(false, null, undefined, 'no'),
        fbtrace_id: fc.anything(),
      },
      { requiredKeys: ['code', 'error_subcode'] },
    )
    .map((error) => ({ error }))

describe('what a refusal of Graph means', () => {
  it('depends on its code and subcode, whatever the rest of its envelope looks like', () => {
    const meanings = [
      ['register', 133005, undefined, 'pin_required'],
      ['register', 133016, undefined, 'pin_locked'],
      ['register', 100, 2388092, 'pin_required'],
      ['exchange', 100, 36007, 'code_expired'],
      ['numbers', 190, 463, 'permission_missing'],
      ['numbers', 80007, undefined, 'meta_unavailable'],
    ] as const
    for (const [call, code, subcode, fault] of meanings)
      fc.assert(
        fc.property(envelope(code, subcode), (body) => {
          const refusal = readRefusal(body)
          expect([refusal?.code, refusal?.error_subcode]).toEqual([code, subcode])
          expect(faultOf(new GraphError(call, 400, refusal))).toBe(fault)
        }),
      )
  })

  it('is never "no answer" when its HTTP status is a 4xx without a rate limit', () => {
    const status = fc.integer({ min: 400, max: 499 }).filter((one) => one !== 408 && one !== 429)
    fc.assert(
      fc.property(status, fc.anything(), fc.boolean(), (status, body, reads) => {
        const refusal = readRefusal(body)
        fc.pre(refusal?.code === undefined && !refusal?.is_transient)
        expect(new GraphError('numbers', status, refusal, { reads }).transient).toBe(false)
      }),
    )
  })

  it.each([
    [400, 133005, false],
    [500, 133005, false],
    [500, 3, false],
    [500, 131000, true],
    [503, 133004, true],
    [500, 999_999, true],
    [429, 999_999, true],
    [400, 999_999, false],
    [400, 80014, true],
    [400, 80015, false],
    [401, undefined, false],
    [502, undefined, true],
    [200, undefined, true],
    [0, undefined, true],
  ])('is by HTTP %s and code %s worth another try: %s', (status, code, transient) => {
    const body = code === undefined ? undefined : { message: '', code }
    expect(new GraphError('register', status, body).transient).toBe(transient)
  })

  it('is a rate limit where the usage headers say that nothing is left, unless the code says more', () => {
    const usage = (text: string, name = 'X-Business-Use-Case-Usage') => usageOf(new Headers({ [name]: text }))
    const spent = usage('{"5":[{"type":"x","call_count":100,"estimated_time_to_regain_access":4}]}')
    expect(spent).toEqual({ regain: 240_000, spent: true })
    expect(usage('{"call_count":100,"total_time":3}', 'X-App-Usage')).toEqual({ regain: undefined, spent: true })
    expect(usage('{"5":[{"call_count":99,"total_time":"many"}]}')).toEqual({ regain: undefined, spent: false })
    for (const nonsense of ['', 'null', '[]', '{"5":7}', '{"5":[null]}'])
      expect(usage(nonsense)).toEqual({ regain: undefined, spent: false })
    const refused = (code: number) => new GraphError('register', 400, { message: '', code }, { usage: spent })
    expect([refused(999_999).transient, refused(133005).transient]).toEqual([true, false])
  })
})
