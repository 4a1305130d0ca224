import { describe, expect, it } from 'vitest'
import { standardHeaders } from '../../../server/delivery/signatures.ts'
import { verifyWebhook } from '../../../server/index.ts'

const secret = 'a secret of your own'
const body = '{"phone_number_id":"1"}'
const sent = (at = new Date(), text = body, secrets = [secret]) => ({
  'x-webhook-event': 'whatsapp.phone_number.created',
  ...standardHeaders(secrets, { id: 'one', at, body: text }),
})
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const without = (name: string) => Object.fromEntries(Object.entries(sent()).filter(([one]) => one !== name))

/** Whatever a receiver without types may pass. */
const verify = (given: { body?: unknown; headers?: object; secret?: unknown }) => {
  const all = { body, headers: sent(), secret, ...given }
  return verifyWebhook(all.body as string, all.headers as Record<string, string>, all.secret as string)
}

describe('a webhook that is refused', () => {
  it.each([
    ['the secret is empty', { secret: '' }],
    ['the secret is empty', { secret: 'whsec_' }],
    ['no secret was given', { secret: [] }],
    ['the secret is not text: is the variable that holds it set?', { secret: undefined }],
    ['the secret is not text: is the variable that holds it set?', { secret: [secret, null] }],
    ['the secret is not base64 after whsec_', { secret: 'whsec_ö' }],
    ['the body was parsed already: pass its raw bytes or text', { body: JSON.parse(body) }],
    ['the header webhook-id is missing', { headers: without('webhook-id') }],
    ['the header webhook-timestamp is missing', { headers: without('webhook-timestamp') }],
    ['the header webhook-signature is missing', { headers: without('webhook-signature') }],
    [
      'the header webhook-id and the header webhook-timestamp and the header webhook-signature is missing',
      { headers: {} },
    ],
    ['the header webhook-timestamp is not a number of seconds', { headers: { ...sent(), 'webhook-timestamp': 'now' } }],
    ['it was sent more than five minutes ago', { headers: sent(minutes(-6)) }],
    ['it was sent more than five minutes from now', { headers: sent(minutes(6)) }],
    ['no signature fits the body and the secret', { secret: 'another' }],
    ['no signature fits the body and the secret', { body: `${body} ` }],
    ['the body is not JSON', { body: '{', headers: sent(new Date(), '{') }],
  ])('says why: %s', (cause, given) => {
    expect(() => verify(given)).toThrow(
      new RegExp(`^The webhook (cannot be checked|is not to be believed): ${cause.replace(/[?.]/g, '\\$&')}`),
    )
    expect(() => verify(given)).toThrow(expect.objectContaining({ name: 'WebhookError' }))
  })

  it('is none when it is right, in whichever of its forms', () => {
    expect(verify({})).toMatchObject({ id: 'one', event: 'whatsapp.phone_number.created' })
    expect(verify({ body: Buffer.from(body), secret: ['older', secret] }).body).toEqual({ phone_number_id: '1' })
  })
})
