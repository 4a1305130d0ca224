import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cloudflare } from '../../../server/certificates/cloudflare.ts'

interface Known {
  id: string
  hostname: string
  status: string
  ssl: { status: string; validation_errors?: { message: string }[] }
}

/** The part of Cloudflare's API that is used, as strict as theirs: token, zone, and body are checked. */
async function fakeCloudflare() {
  const known: Known[] = []
  const asked: string[] = []
  const fake = {
    known,
    asked,
    fail: undefined as undefined | { status: number; code: number; message: string },
    racing: false,
  }
  const server = createServer(async (req, res) => {
    const url = new URL(req.url as string, 'http://cloudflare')
    asked.push(`${req.method} ${url.pathname}`)
    const say = (status: number, result: unknown, errors: object[] = []) =>
      res
        .writeHead(status, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ success: status < 300, errors, messages: [], result }))
    const no = (status: number, code: number, message: string) => say(status, null, [{ code, message }])
    if (fake.fail) return no(fake.fail.status, fake.fail.code, fake.fail.message)
    if (req.headers.authorization !== 'Bearer good') return no(403, 9109, 'Unauthorized to access requested resource')
    const [, id] = /^\/zones\/zone-1\/custom_hostnames(?:\/([^/]+))?$/.exec(url.pathname) ?? ['', null]
    if (id === null) return no(404, 7003, 'Could not route')
    if (req.method === 'GET') {
      const hostname = url.searchParams.get('hostname')
      const shown = fake.racing ? [] : known.filter((one) => one.hostname === hostname)
      fake.racing = false
      return say(200, shown)
    }
    if (req.method === 'POST') {
      const body = JSON.parse(await text(req))
      if (body.ssl?.method !== 'http' || body.ssl?.type !== 'dv') return no(400, 1417, 'Invalid ssl')
      if (body.hostname.endsWith('.blocked.test')) return no(409, 1411, 'Hostname is blocked')
      if (known.some((one) => one.hostname === body.hostname)) return no(409, 1406, 'Duplicate custom hostname found')
      const made = { id: randomUUID(), hostname: body.hostname, status: 'pending', ssl: { status: 'initializing' } }
      known.push(made)
      return say(201, made)
    }
    const at = known.findIndex((one) => one.id === id)
    if (at < 0) return no(404, 1436, 'The custom hostname was not found')
    return say(200, known.splice(at, 1)[0])
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(fake, { apiUrl, close: () => new Promise((resolve) => server.close(resolve)) })
}

describe('Cloudflare for SaaS', () => {
  let fake: Awaited<ReturnType<typeof fakeCloudflare>>
  const service = (token = 'good') => cloudflare({ zoneId: 'zone-1', token, apiUrl: fake.apiUrl, timeout: 5_000 })
  beforeEach(async () => {
    fake = await fakeCloudflare()
  })
  afterEach(() => fake.close())

  it('is told of a host once, and has it ready when host and certificate are both active', async () => {
    const look = () => service().look('signup.acme.test')
    expect(await look()).toMatchObject({ state: 'waiting', says: 'host pending, certificate initializing' })
    const host = fake.known[0] as Known
    host.status = 'active'
    expect(await look()).toMatchObject({ state: 'waiting' })
    Object.assign(host, { status: 'pending', ssl: { status: 'active' } })
    expect(await look()).toMatchObject({ state: 'waiting' })
    host.status = 'active'
    expect(await look()).toEqual({ state: 'ready' })
    expect(fake.asked.filter((one) => one.startsWith('POST'))).toHaveLength(1)
  })

  it('finds a host that another process told it of meanwhile', async () => {
    await service().look('signup.acme.test')
    fake.racing = true
    expect(await service().look('signup.acme.test')).toMatchObject({ state: 'waiting' })
    expect(fake.known).toHaveLength(1)
  })

  it('says what is wrong where nothing comes by itself', async () => {
    expect(await service().look('x.blocked.test')).toEqual({ state: 'refused', says: '1411 Hostname is blocked' })
    await service().look('signup.acme.test')
    const ssl = { status: 'validation_timed_out', validation_errors: [{ message: 'CAA forbids' }] }
    Object.assign(fake.known[0] as Known, { ssl })
    expect(await service().look('signup.acme.test')).toMatchObject({
      state: 'refused',
      says: expect.stringContaining('CAA forbids'),
    })
  })

  it.each([
    [{ status: 500, code: 1000, message: 'oops' }],
    [{ status: 429, code: 971, message: 'slow down' }],
    [{ status: 403, code: 1404, message: 'quota' }],
  ])('knows nothing of a host when the answer is %j', async (fail) => {
    fake.fail = fail
    expect(await service().look('signup.acme.test')).toBeNull()
  })

  it('knows nothing when the token is refused, or nobody answers', async () => {
    expect(await service('bad').look('signup.acme.test')).toBeNull()
    const nobody = cloudflare({ zoneId: 'zone-1', token: 'good', apiUrl: 'http://127.0.0.1:1' })
    expect(await nobody.look('signup.acme.test')).toBeNull()
  })

  it('leaves a host, and one that it does not know', async () => {
    await service().look('signup.acme.test')
    await service().leave('signup.acme.test')
    await service().leave('signup.acme.test')
    expect(fake.known).toEqual([])
  })
})
