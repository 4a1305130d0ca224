import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createClient, PatchbayError } from '../../client/index.ts'
import { start } from '../support/world.ts'

const told = (error: unknown) => {
  if (!(error instanceof PatchbayError)) throw error
  return [error.status, error.message, error.retryAfter]
}
const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })

/** A client whose requests go nowhere: each gets the next answer, and is kept. */
function scripted(...answers: (Response | Error)[]) {
  const sent: { url: string; request: RequestInit }[] = []
  const client = createClient({
    serverUrl: 'https://connect.example.com/patchbay/',
    apiKey: 'the-key',
    fetch: async (url, request) => {
      sent.push({ url: String(url), request: request as RequestInit })
      const answer = answers.shift() as Response | Error
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  const header = (index: number, name: string) => new Headers(sent[index]?.request.headers).get(name)
  return { client, sent, header }
}

describe('the client, against the server', () => {
  it('makes a customer and a link, follows a signup, and finds the number', async () => {
    await using world = await start('SQLite')
    const client = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
    const customer = await client.customers.create({ name: 'Wool', external_customer_id: 'w-1' })
    expect(await client.customers.get(customer.id)).toEqual(customer)
    const link = await client.setupLinks.create(customer.id, { state: 'x' })
    const { body } = await world.signUp({ ...link, customerId: customer.id } as never)
    expect(body.status).toBe('completed')
    expect((await client.setupLinks.get(customer.id, link.id)).status).toBe('used')
    const { data, meta } = await client.phoneNumbers.list({ customer_id: customer.id })
    expect([data[0]?.phone_number_id, meta.total_count]).toEqual([body.result.phone_number_id, 1])
    expect(await client.phoneNumbers.get(body.result.phone_number_id)).toEqual(data[0])
    expect(await client.phoneNumbers.health(body.result.phone_number_id)).toMatchObject({ status: 'healthy' })

    const next = await client.setupLinks.create(customer.id)
    expect((await client.setupLinks.revoke(customer.id, next.id)).status).toBe('revoked')
    expect((await client.setupLinks.of(customer.id).list({ status: 'revoked' })).data).toHaveLength(1)
  })

  it('walks through all pages', async () => {
    await using world = await start('SQLite')
    const client = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const name of names) await client.customers.create({ name })
    const seen: string[] = []
    for await (const { name } of client.customers.all({ per_page: 2 })) seen.push(name)
    expect(seen).toEqual([...names].reverse())
  })

  it('makes, rotates and revokes keys, and reads the project and its log', async () => {
    await using world = await start('SQLite')
    const client = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
    const made = await client.apiKeys.create({ name: 'worker' })
    const turned = await client.apiKeys.rotate(made.id)
    const second = createClient({ serverUrl: world.url, apiKey: turned.key })
    expect((await second.project.update({ name: 'Renamed' })).name).toBe('Renamed')
    await client.apiKeys.revoke(turned.id)
    expect(await second.project.get().catch(told)).toEqual([401, 'Missing or invalid API key', undefined])
    const actions = (await client.auditLog.list({ subject: turned.id })).data.map(({ action }) => action)
    expect(actions).toEqual(['api_key.revoked'])
  })

  it('tells what the server refused as the server said it', async () => {
    await using world = await start('SQLite')
    const client = createClient({ serverUrl: world.url, apiKey: world.options.apiKey as string })
    expect(await client.customers.get(randomUUID()).catch(told)).toEqual([404, 'Customer not found', undefined])
    expect(await client.customers.create({ name: '' }).catch(told)).toEqual([
      422,
      "customer.name can't be blank",
      undefined,
    ])
  })
})

describe('the client', () => {
  it('asks under the path that Patchbay is mounted at, with its key, and leaves out what is not said', async () => {
    const { client, sent, header } = scripted(json(200, { data: [], meta: { total_pages: 0 } }))
    await client.customers.list({ name_contains: 'a&b', per_page: 5, external_customer_id: undefined } as never)
    expect(sent[0]?.url).toBe(
      'https://connect.example.com/patchbay/platform/v1/customers?name_contains=a%26b&per_page=5',
    )
    expect(header(0, 'X-API-Key')).toBe('the-key')
    expect(header(0, 'Idempotency-Key')).toBeNull()
  })

  it('sends a POST again with the same key when nothing came back, and takes a key of yours', async () => {
    const { client, sent, header } = scripted(
      new TypeError('fetch failed'),
      json(503, { error: 'busy' }, { 'Retry-After': '0' }),
      json(201, { data: { id: 'c1' } }),
      json(201, { data: { id: 'c2' } }),
    )
    expect(await client.customers.create({ name: 'Wool' })).toEqual({ id: 'c1' })
    expect(sent).toHaveLength(3)
    expect(header(0, 'Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
    expect([header(1, 'Idempotency-Key'), header(2, 'Idempotency-Key')]).toEqual(
      Array(2).fill(header(0, 'Idempotency-Key')),
    )
    await client.customers.create({ name: 'Wool' }, { idempotencyKey: 'order-7' })
    expect(header(3, 'Idempotency-Key')).toBe('order-7')
  })

  it('does not send again what was refused', async () => {
    const { client, sent } = scripted(json(422, { error: 'customer.name must be text' }))
    expect(await client.customers.create({ name: 'x' }).catch(told)).toEqual([
      422,
      'customer.name must be text',
      undefined,
    ])
    expect(sent).toHaveLength(1)
  })

  it('gives up after three tries, and says what it knows', async () => {
    const nothing = scripted(...[1, 2, 3].map(() => new TypeError('fetch failed')))
    expect(await nothing.client.project.get().catch(told)).toEqual([
      0,
      'Patchbay at https://connect.example.com did not answer',
      undefined,
    ])
    const busy = scripted(...[1, 2, 3].map(() => json(429, { error: 'Rate limit exceeded' }, { 'Retry-After': '0' })))
    expect(await busy.client.project.get().catch(told)).toEqual([429, 'Rate limit exceeded', 0])
    const proxy = scripted(...[1, 2, 3].map(() => new Response('<h1>Bad gateway</h1>', { status: 502 })))
    expect(await proxy.client.project.get().catch(told)).toEqual([502, 'the server answered 502', undefined])
  })

  it('takes ids as they are, whatever is in them', async () => {
    const { client, sent } = scripted(json(404, { error: 'Customer not found' }))
    await client.customers.get('../project?x=1').catch(told)
    expect(sent[0]?.url).toBe('https://connect.example.com/patchbay/platform/v1/customers/..%2Fproject%3Fx%3D1')
  })
})

describe('what a developer got wrong', () => {
  const key = 'pb_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'
  const token = `${'t'.repeat(22)}.${'s'.repeat(32)}`
  const answering = (answer: () => Response, options: object = {}) => {
    let sent = 0
    const fetch = async () => {
      sent++
      return answer()
    }
    const client = createClient({ serverUrl: 'https://connect.example.com', apiKey: key, fetch, ...options })
    return { client, sent: () => sent }
  }

  it.each([
    [{ serverUrl: undefined }, /^`serverUrl` is missing/],
    [{ serverUrl: 'connect.example.com' }, /no web address.*https:\/\//],
    [{ serverUrl: 'https://connect.example.com/platform/v1/' }, /ends in \/platform\/v1/],
    [{ serverUrl: `https://connect.example.com/s/${token}` }, /address of a setup link/],
    [{ apiKey: '' }, /^`apiKey` is empty.*patchbay keys create/],
    [{ apiKey: undefined }, /^`apiKey` is empty/],
    [{ apiKey: token }, /^`apiKey` is the token of a setup link/],
    [{ apiKey: 'pbw_0123456789abcdef' }, /^`apiKey` is the key of one account/],
    [{ apiKey: 'a key\nand another' }, /^`apiKey` holds a line break/],
  ])('is said before anything is sent: %o', async (options, sentence) => {
    const { client, sent } = answering(() => json(200, { data: {} }), options)
    const error = await client.project.get().catch((one) => one)
    expect(error).toBeInstanceOf(PatchbayError)
    expect([error.status, error.message]).toEqual([0, expect.stringMatching(sentence)])
    expect(sent()).toBe(0)
  })

  it('takes a key as it stands at the end of a file', async () => {
    const { client } = answering(() => json(200, { data: { name: 'Acme' } }), { apiKey: `${key}\n` })
    expect(await client.project.get()).toEqual({ name: 'Acme' })
  })

  it('is said of ids that are missing, and of tokens where an id belongs', async () => {
    const { client, sent } = answering(() => json(404, { error: 'not found' }))
    const missing = [undefined, null, ''] as unknown as string[]
    for (const id of missing)
      await expect(client.customers.get(id)).rejects.toThrow(/^an id is missing in GET \/customers\//)
    for (const id of [token, `https://connect.example.com/s/${token}`])
      await expect(client.setupLinks.get('c1', id)).rejects.toThrow(/got the token or the address of a setup link/)
    expect(sent()).toBe(0)
  })

  it.each([
    [
      'HTML of another app',
      () => new Response('<!doctype html><title>Shop</title>'),
      200,
      /answered with HTML \(200\)/,
    ],
    [
      'its page for what is not there',
      () => new Response('\n<html>', { status: 404 }),
      404,
      /answered with HTML \(404\)/,
    ],
    ['its JSON', () => json(404, { message: 'Cannot GET /platform/v1/project' }), 404, /with 404, and not as Patchbay/],
    ['its JSON, and says well done', () => json(200, { ok: true }), 200, /with 200, and not as Patchbay/],
    ['its text', () => new Response('Not found', { status: 404 }), 404, /with 404, and not as Patchbay/],
  ])('is said where %s answers, once, with the mount path as the cure', async (_, answer, status, sentence) => {
    const { client, sent } = answering(answer)
    const error = await client.project.get().catch((one) => one)
    expect([error.status, error.message]).toEqual([status, expect.stringMatching(sentence)])
    expect(error.message).toMatch(
      /^https:\/\/connect\.example\.com\/platform\/v1\/project answered.*must end in that path\.$/,
    )
    expect(sent()).toBe(1)
  })

  it('is said by a real app whose server is mounted under a path', async () => {
    await using world = await start('SQLite')
    const apiKey = world.options.apiKey as string
    const elsewhere = createClient({ serverUrl: `${world.url}/shop`, apiKey })
    await expect(elsewhere.project.get()).rejects.toThrow(/\/shop\/platform\/v1\/project answered with/)
    await expect(createClient({ serverUrl: world.url, apiKey: `${apiKey}x` }).project.get()).rejects.toThrow(/key/i)
  })
})
