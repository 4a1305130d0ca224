import { beforeAll, describe, expect, it } from 'vitest'
import { missing, readSpec } from '../spec.ts'
import { number, person } from './number.ts'

describe.skipIf(missing)('messages, held against Meta’s OpenAPI document', () => {
  let spec: ReturnType<typeof readSpec>
  beforeAll(() => {
    spec = readSpec()
  })

  const components = [{ type: 'BODY', text: 'Come by.' }]
  const template = { name: 'ready', language: 'en_US', category: 'UTILITY', components }
  const flow = { name: 'Book', categories: ['OTHER'] }

  it('answers as the document says', async () => {
    await using one = await number()
    const { get, post, delete: remove, phone, wabaId } = one
    const heard = await one.write()
    const submitted = await post(`/${wabaId}/message_templates`, template)
    const created = await post(`/${wabaId}/flows`, flow)
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: heard.id }
    for (const [operationId, reply] of [
      ['sendMessage', await one.say('Hello')],
      ['sendMessage', await post(`/${phone}/messages`, read)],
      ['createAuthenticationTemplateWOtpCopyCodeButton', submitted],
      ['getTemplateByNameDefaultFields', await get(`/${wabaId}/message_templates?name=ready`)],
      ['getTemplateByIdDefaultFields', await get(`/${submitted.body.id}`)],
      ['deleteTemplateByName', await remove(`/${wabaId}/message_templates?name=ready`)],
      ['createFlow', created],
      ['listFlows', await get(`/${wabaId}/flows`)],
      ['getFlow', await get(`/${created.body.id}`)],
      ['getWhatsAppBusinessProfile', await get(`/${phone}/whatsapp_business_profile?fields=about`)],
    ] as const) {
      const answer = spec.answerOf(operationId, 200)
      expect([operationId, reply.status, answer(reply.body), spec.errorsText(answer.errors)]).toEqual([
        operationId,
        200,
        true,
        'No errors',
      ])
    }
  })

  it('refuses in the envelope of the document', async () => {
    await using one = await number()
    const envelope = spec.answerOf('getPhoneNumberById', 400)
    for (const reply of [
      await one.send({ type: 'text' }),
      await one.send({ type: 'template', template: { name: 'nobody', language: { code: 'en_US' } } }),
      await one.post(`/${one.wabaId}/message_templates`, { ...template, components: [] }),
    ])
      expect([reply.status >= 400, envelope(reply.body), spec.errorsText(envelope.errors)]).toEqual([
        true,
        true,
        'No errors',
      ])
  })

  it.each([
    [
      'interactive',
      {
        type: 'button',
        body: { text: 'x' },
        action: { buttons: [{ type: 'reply', reply: { id: '1', title: 'One' } }] },
      },
    ],
    ['interactive', { type: 'button', body: { text: 'x' }, action: { buttons: [] } }],
    [
      'interactive',
      {
        type: 'list',
        body: { text: 'x' },
        action: { button: 'See', sections: [{ rows: [{ id: '1', title: 'One' }] }] },
      },
    ],
    [
      'interactive',
      {
        type: 'list',
        body: { text: 'x' },
        action: { button: 'x'.repeat(21), sections: [{ rows: [{ id: '1', title: 'One' }] }] },
      },
    ],
    ['interactive', { body: { text: 'x' }, action: { buttons: [] } }],
    [
      'contacts',
      [{ name: { formatted_name: 'Ada', first_name: 'Ada' }, phones: [{ phone: '+14155550100', type: 'HOME' }] }],
    ],
    ['contacts', [{ name: { formatted_name: 'Ada' }, age: 7 }]],
    ['contacts', []],
  ] as const)('takes %s %j exactly when the document’s schema does', async (type, content) => {
    await using one = await number()
    await one.write()
    const schema = type === 'contacts' ? 'ContactObject' : 'InteractiveObject'
    const all = type === 'contacts' ? (content as unknown as object[]) : [content]
    const taken = all.length > 0 && all.every((part) => spec.schema(schema)(part))
    expect((await one.send({ type, [type]: content })).status).toBe(taken ? 200 : 400)
  })

  it('sends webhooks in the shapes of the document', async () => {
    await using one = await number('statuses-with-conversations')
    await one.write()
    await one.say('Hello')
    await one.control.webhooks.settled()
    one.control.phone.read({ from: person, phoneNumberId: one.phone })
    const [received, ...statuses] = await one.told()
    const shape = (name: string, value: unknown) => {
      const check = spec.schema(name)
      expect([name, check(value), spec.errorsText(check.errors)]).toEqual([name, true, 'No errors'])
    }
    shape('Metadata', received.metadata)
    for (const contact of received.contacts) shape('ContactProfile', contact)
    for (const message of received.messages) shape('BaseMessageProperties_1', message)
    expect(statuses).toHaveLength(3)
    for (const value of statuses) shape('StatusMessageValue', value)
  })
})
