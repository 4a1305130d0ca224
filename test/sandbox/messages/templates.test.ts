import { describe, expect, it } from 'vitest'
import { number } from './number.ts'

type World = Awaited<ReturnType<typeof number>>

const body = (text: string, ...examples: string[]) => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
})
const ready = {
  name: 'ready',
  language: 'en_US',
  category: 'UTILITY',
  components: [body('Order {{1}} is ready now.', '7')],
}

const submit = (one: World, template: object) => one.post(`/${one.wabaId}/message_templates`, { ...template })

/** Submits a template, and waits until Meta has approved it. */
async function approved(one: World, template: object): Promise<string> {
  one.control.settings({ templateReviewMs: 1 })
  const { id } = (await submit(one, template)).body
  await expect.poll(async () => (await one.get(`/${id}`)).body.status).toBe('APPROVED')
  return id
}

const send = (one: World, name: string, components?: object[]) =>
  one.send({ type: 'template', template: { name, language: { code: 'en_US' }, ...(components && { components }) } })

describe('a template that is submitted', () => {
  it.each([
    ['with capitals in its name', { name: 'Ready' }, 2388040],
    ['without a name', { name: undefined }, undefined],
    ['without a language', { language: undefined }, undefined],
    ['in a category that is none', { category: 'NEWS' }, undefined],
    ['without components', { components: undefined }, undefined],
    ['without a body', { components: [{ type: 'FOOTER', text: 'x' }] }, 2388043],
    ['with variables and no example', { components: [body('Order {{1}} is ready.')] }, 2388043],
    ['with variables that do not count from 1', { components: [body('Order {{2}} is ready.', '7')] }, 2388299],
    ['with a variable at its end', { components: [body('Your order is {{1}}', '7')] }, 2388299],
    ['with a footer of 61 characters', { components: [body('x'), { type: 'FOOTER', text: 'x'.repeat(61) }] }, 2388040],
    ['with two bodies', { components: [body('x'), body('y')] }, 2388040],
    ['with a component that is none', { components: [body('x'), { type: 'SOUND' }] }, 2388040],
    ['with a picture and no example of it', { components: [{ type: 'HEADER', format: 'IMAGE' }, body('x')] }, 2388043],
    [
      'with a button without an address',
      { components: [body('x'), { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Open' }] }] },
      2388043,
    ],
    [
      'with a button that is none',
      { components: [body('x'), { type: 'BUTTONS', buttons: [{ type: 'DANCE', text: 'x' }] }] },
      undefined,
    ],
  ])('%s is refused', async (_, change, subcode) => {
    await using one = await number()
    const { status, body: answer } = await submit(one, { ...ready, ...change })
    expect([status, answer.error.code, answer.error.error_subcode]).toEqual([400, 100, subcode])
  })

  it('may have a body of 1,024 characters', async () => {
    await using one = await number()
    expect((await submit(one, { ...ready, components: [body('x'.repeat(1025))] })).body.error.code).toBe(131009)
    expect((await submit(one, { ...ready, components: [body('x'.repeat(1024))] })).status).toBe(200)
  })

  it('cannot be sent until it is approved, and says so by webhook', async () => {
    await using one = await number('templates-never-reviewed')
    const { id } = (await submit(one, ready)).body
    const parameters = [{ type: 'body', parameters: [{ type: 'text', text: '7' }] }]
    const refused = await send(one, 'ready', parameters)
    expect([refused.status, refused.body.error.code]).toEqual([404, 132001])
    one.control.reviewTemplate({ templateId: id, decision: 'APPROVED' })
    expect(await one.told('message_template_status_update')).toEqual([
      {
        event: 'APPROVED',
        message_template_id: Number(id),
        message_template_name: 'ready',
        message_template_language: 'en_US',
        reason: 'NONE',
      },
    ])
    expect((await send(one, 'ready', parameters)).status).toBe(200)
    one.control.reviewTemplate({ templateId: id, decision: 'PAUSED' })
    expect((await send(one, 'ready', parameters)).body.error.code).toBe(132015)
  })

  it('is rejected in the scenario templates-rejected', async () => {
    await using one = await number('templates-rejected')
    one.control.settings({ templateReviewMs: 1 })
    await submit(one, ready)
    await expect.poll(async () => (await one.told('message_template_status_update'))[0]?.event).toBe('REJECTED')
  })

  it('has a name of its own in each language, which rests for 30 days after it was deleted', async () => {
    await using one = await number()
    await submit(one, ready)
    expect((await submit(one, ready)).body.error.error_subcode).toBe(2388024)
    expect((await submit(one, { ...ready, language: 'es' })).status).toBe(200)
    expect((await one.delete(`/${one.wabaId}/message_templates?name=ready`)).body).toEqual({ success: true })
    expect((await one.delete(`/${one.wabaId}/message_templates?name=ready`)).body.error.error_subcode).toBe(2593002)
    expect((await submit(one, ready)).body.error.error_subcode).toBe(2388023)
    one.control.clock.advance(30 * 86_400_000)
    expect((await submit(one, ready)).status).toBe(200)
  })

  it('is edited, and reviewed again', async () => {
    await using one = await number()
    const id = await approved(one, ready)
    expect((await one.post(`/${id}`, { category: 'MARKETING' })).body.error.code).toBe(100)
    expect((await one.post(`/${id}`, { components: [body('Come by.')] })).body).toEqual({ success: true })
    await expect
      .poll(async () => (await one.get(`/${id}`)).body)
      .toMatchObject({ status: 'APPROVED', components: [{ text: 'Come by.' }] })
  })
})

describe('a template that is sent', () => {
  const parameter = (text: string) => ({ type: 'text', text })
  const rich = {
    ...ready,
    name: 'rich',
    components: [
      { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['4::x'] } },
      body('Hello {{1}}, your order {{2}} is ready.', 'Ada', '7'),
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Thanks' },
          { type: 'URL', text: 'See it', url: 'https://shop.example/{{1}}', example: ['7'] },
        ],
      },
    ],
  }
  const document = {
    type: 'header',
    parameters: [{ type: 'document', document: { link: 'https://shop.example/a.pdf' } }],
  }
  const words = { type: 'body', parameters: [parameter('Ada'), parameter('42')] }
  const link = { type: 'button', sub_type: 'url', index: '1', parameters: [parameter('42')] }

  it('is filled in, and its quick reply comes back as a button', async () => {
    await using one = await number()
    await approved(one, rich)
    const payload = {
      type: 'button',
      sub_type: 'quick_reply',
      index: 0,
      parameters: [{ type: 'payload', payload: 'thanks-42' }],
    }
    const { id } = (await send(one, 'rich', [document, words, link, payload])).body.messages[0]
    expect(one.control.messages().find((message) => message.id === id)?.shown).toMatchObject({
      body: 'Hello Ada, your order 42 is ready.',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Thanks', value: 'thanks-42' },
        { type: 'URL', text: 'See it', value: 'https://shop.example/42' },
      ],
    })
    await one.write({ press: { messageId: id, button: 'Thanks' } })
    const [pressed] = (await one.told()).flatMap(({ messages = [] }) => messages)
    expect(pressed).toMatchObject({ type: 'button', context: { id }, button: { payload: 'thanks-42', text: 'Thanks' } })
  })

  it.each([
    [
      'with too few parameters',
      [document, { ...words, parameters: [parameter('Ada')] }, link],
      132000,
      'number of localizable_params (1) does not match the expected number of params (2)',
    ],
    ['without any', undefined, 132012, 'expected DOCUMENT, received UNKNOWN'],
    [
      'with a picture for a document',
      [{ type: 'header', parameters: [{ type: 'image', image: { link: 'https://a.example/a.png' } }] }, words, link],
      132012,
      'expected DOCUMENT, received IMAGE',
    ],
    ['without what its address needs', [document, words], 131008, 'Button at index 1 of type Url requires a parameter'],
    [
      'with a parameter that has no text',
      [document, { ...words, parameters: [{ type: 'text' }, parameter('x')] }, link],
      100,
      "Parameter 'text' is mandatory",
    ],
    ['with a component that is none', [{ type: 'sound' }], 132012, 'sound'],
  ])('%s is refused', async (_, components, code, details) => {
    await using one = await number()
    await approved(one, rich)
    const { error } = (await send(one, 'rich', components)).body
    expect([error.code, error.error_data.details]).toEqual([code, expect.stringContaining(details)])
  })

  it('that has named parameters needs their names', async () => {
    await using one = await number()
    const text = 'Hello {{first_name}}, welcome.'
    const example = { body_text_named_params: [{ param_name: 'first_name', example: 'Ada' }] }
    await approved(one, {
      ...ready,
      name: 'named',
      parameter_format: 'NAMED',
      components: [{ type: 'BODY', text, example }],
    })
    const named = (more: object) => [{ type: 'body', parameters: [{ ...parameter('Ada'), ...more }] }]
    expect((await send(one, 'named', named({}))).body.error.error_data.details).toBe(
      'Parameter name is missing or empty',
    )
    expect((await send(one, 'named', named({ parameter_name: 'first_name' }))).status).toBe(200)
  })

  it('is found in the language that it has, and in no other account', async () => {
    await using one = await number()
    const other = await one.customer()
    const id = await approved(one, ready)
    const inSpanish = { type: 'template', template: { name: 'ready', language: { code: 'es' } } }
    expect((await one.send(inSpanish)).body.error.code).toBe(132001)
    expect((await other.get(`/${id}`)).body.error.error_subcode).toBe(33)
    expect(
      (await other.get(`/${other.wabaId}/message_templates`)).body.data.map(({ name }: { name: string }) => name),
    ).toEqual(['hello_world'])
  })
})

it('lists templates page by page, by status, name, category and language', async () => {
  await using one = await number('templates-never-reviewed')
  for (const name of ['a_one', 'a_two', 'b_three']) await submit(one, { ...ready, name })
  const names = async (query: string) =>
    (await one.get(`/${one.wabaId}/message_templates?${query}`)).body.data.map(({ name }: { name: string }) => name)
  expect(await names('status=APPROVED')).toEqual(['hello_world'])
  expect(await names('name=a_')).toEqual(['a_two', 'a_one'])
  expect(await names('category=["MARKETING"]')).toEqual([])
  expect(await names('language=en_US&status=PENDING&limit=2')).toEqual(['b_three', 'a_two'])
  const first = (await one.get(`/${one.wabaId}/message_templates?limit=2`)).body
  expect(await names(`limit=2&after=${first.paging.cursors.after}`)).toEqual(['a_one', 'hello_world'])
  const account = (await one.get(`/${one.wabaId}?fields=message_templates.limit(1){name,status}`)).body
  expect(account.message_templates.data).toEqual([{ name: 'b_three', status: 'PENDING', id: expect.any(String) }])
})
