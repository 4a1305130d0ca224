import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTwilio } from './twilio-world.ts'

const openApi = new URL('../../../../shared/specs/twilio_api_v2010.json', import.meta.url)
const missing = !existsSync(openApi)
if (missing)
  console.warn('SKIPPED: the sandbox is not held against Twilio’s spec, for it is not beside this repository.')

// biome-ignore lint/suspicious/noExplicitAny: a schema is walked whatever it is
type Schema = any

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true })

/**
 * The schemas of OpenAPI 3.0 in the words of JSON Schema, and stricter than they are written: what an object may have it must
 * have, and nothing else. `optional` are the ones of it that Twilio leaves out, too, as the spec's own examples do; there, an
 * application that a number has none of is an empty text.
 */
function strictly(schema: Schema, optional: string[]): Schema {
  if (Array.isArray(schema)) return schema.map((one) => strictly(one, optional))
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, example: _, examples: __, ...rest } = schema
  const inside = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, strictly(one, optional)]))
  if (inside.type === 'object' && inside.properties) {
    inside.additionalProperties = false
    inside.required = Object.keys(inside.properties).filter((name) => !optional.includes(name))
  }
  const empty = nullable && inside.pattern?.startsWith('^AP') ? [{ const: '' }] : []
  return nullable ? { anyOf: [{ type: 'null' }, ...empty, inside] } : inside
}

let spec: Schema

function operation(operationId: string): Schema {
  for (const item of Object.values<Schema>(spec.paths))
    for (const one of Object.values<Schema>(item)) if (one?.operationId === operationId) return one
  throw new Error(`the spec has no operation ${operationId}`)
}

const compiled = (schema: Schema, optional: string[] = []) =>
  ajv.compile({ ...strictly(schema, optional), components: strictly(spec.components, optional) })

/** What an operation answers; `optional` as above. */
function answerOf(operationId: string, status: number, optional: string[] = []) {
  const check = compiled(operation(operationId).responses[status].content['application/json'].schema, optional)
  return (body: unknown) => (check(body) ? 'as the spec says' : ajv.errorsText(check.errors))
}

/** Whether an operation's form has the names and the values that the spec allows. */
function takes(operationId: string, form: Record<string, string>): boolean {
  const { schema } = operation(operationId).requestBody.content['application/x-www-form-urlencoded']
  return compiled(schema, Object.keys(schema.properties))(form)
}

describe.skipIf(missing)('held against Twilio’s spec', () => {
  beforeAll(() => {
    spec = JSON.parse(readFileSync(openApi, 'utf8'))
  })

  it('answers with whole resources, and with nothing that Twilio does not know', async () => {
    await using twilio = await startTwilio()
    const answered = async (method: string, path: string, form?: Record<string, string>) => {
      const reply = await twilio.raw(method, path, form)
      return [reply.status, reply.status === 204 ? null : await reply.json()] as const
    }
    const search = ['end', 'first_page_uri', 'next_page_uri', 'page', 'page_size', 'previous_page_uri', 'start']
    const offered = ['fax', ...search]
    const [status, bought] = await answered('POST', '/IncomingPhoneNumbers.json', {
      AreaCode: '415',
      FriendlyName: 'patchbay 1',
      SmsUrl: 'https://app.example/sms',
      SmsMethod: 'POST',
    })
    const number = `/IncomingPhoneNumbers/${bought.sid}.json`
    for (const [operationId, expected, [got, body], optional] of [
      ['CreateIncomingPhoneNumber', 201, [status, bought], []],
      ['ListIncomingPhoneNumber', 200, await answered('GET', '/IncomingPhoneNumbers.json?PageSize=1'), []],
      ['FetchIncomingPhoneNumber', 200, await answered('GET', number), []],
      ['UpdateIncomingPhoneNumber', 200, await answered('POST', number, { VoiceUrl: 'https://app.example/v' }), []],
      ['ListAvailablePhoneNumberCountry', 200, await answered('GET', '/AvailablePhoneNumbers.json'), search],
      ['FetchAvailablePhoneNumberCountry', 200, await answered('GET', '/AvailablePhoneNumbers/SE.json'), []],
      ['ListAvailablePhoneNumberLocal', 200, await answered('GET', '/AvailablePhoneNumbers/US/Local.json'), offered],
      ['ListAvailablePhoneNumberMobile', 200, await answered('GET', '/AvailablePhoneNumbers/CL/Mobile.json'), offered],
    ] as const)
      expect([operationId, got, answerOf(operationId, expected, [...optional])(body)]).toEqual([
        ...[operationId, expected, 'as the spec says'],
      ])
    expect(Object.keys(operation('DeleteIncomingPhoneNumber').responses)).toEqual(['204'])
    expect(await answered('DELETE', number)).toEqual([204, null])
  })

  const form = { AreaCode: '415', SmsUrl: 'https://app.example/sms' }
  it.each([
    form,
    { ...form, SmsMethod: 'GET', VoiceMethod: 'POST' },
    { ...form, SmsMethod: 'PUT' },
    { ...form, VoiceMethod: 'FETCH' },
    { ...form, AddressSid: 'AD1' },
    { ...form, BundleSid: `BU${'0'.repeat(32)}` },
    { ...form, BundleSid: `AD${'0'.repeat(32)}` },
    { ...form, IdentitySid: 'RI1' },
  ])('sells exactly when the form is as the spec says: %j', async (given) => {
    await using twilio = await startTwilio()
    const reply = await twilio.raw('POST', '/IncomingPhoneNumbers.json', given)
    expect(reply.status).toBe(takes('CreateIncomingPhoneNumber', given) ? 201 : 400)
    expect(twilio.control.twilio.state().numbers).toHaveLength(reply.status === 201 ? 1 : 0)
  })
})
