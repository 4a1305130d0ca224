import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { expect, it } from 'vitest'
import { createClient } from '../../../client/index.ts'
import { startMessaging } from '../../support/messaging/world.ts'

it('gives a client of Meta’s Cloud API what it needs to send', async () => {
  await using world = await startMessaging('SQLite')
  const patchbay = createClient({ serverUrl: `${world.url}/`, apiKey: world.options.apiKey as string })
  const { phoneNumberId, ...options } = patchbay.whatsapp(world.one.phone)
  const sent = await new WhatsAppClient(options).messages.sendText({ phoneNumberId, to: '15550001111', body: 'Hello' })
  expect(sent.messages[0]?.id).toMatch(/^wamid\./)
})

it('makes, lists, rotates and revokes keys of an account, claims one, and reads a token', async () => {
  await using world = await startMessaging('SQLite')
  const patchbay = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
  const { waba, phone } = world.one
  const made = await patchbay.accountKeys.create(waba, { name: 'shop', scopes: ['messages'] })
  const turned = await patchbay.accountKeys.rotate(waba, made.id)
  await patchbay.accountKeys.revoke(waba, made.id)
  const { data } = await patchbay.accountKeys.of(waba).list()
  expect(data.map(({ id, status }) => [id, status])).toEqual([
    [turned.id, 'active'],
    [made.id, 'revoked'],
  ])
  expect(await patchbay.accountKeys.get(waba, turned.id)).toMatchObject({ scopes: ['messages'] })

  const link = await world.link({ issue_key: true, success_redirect_url: 'https://app.example.com/done' })
  const { body } = await world.signUp(link)
  const result = new URL(body.redirect_url).searchParams.get('result') as string
  expect((await patchbay.accountKeys.claim(result)).key).toMatch(/^pbw_/)

  await patchbay.project.update({ policy: { allow_access_token: true } })
  expect((await patchbay.phoneNumbers.accessToken(phone)).phone_number_id).toBe(phone)
})
