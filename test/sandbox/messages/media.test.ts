import { describe, expect, it } from 'vitest'
import { number } from './number.ts'

type World = Awaited<ReturnType<typeof number>>

async function upload(one: World, file: Blob, more: Record<string, string> = {}, name = 'file') {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  for (const [key, value] of Object.entries(more)) form.set(key, value)
  form.set('file', file, name)
  const headers = { Authorization: `Bearer ${one.token}` }
  const reply = await fetch(`${one.url}/v26.0/${one.phone}/media`, { method: 'POST', headers, body: form })
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what a test looks into
  return { status: reply.status, body: (await reply.json()) as any }
}

const blob = (size: number, type: string) => new Blob([new Uint8Array(size)], { type })
const megabyte = 1_048_576

describe('a file that is uploaded', () => {
  it.each([
    ['image/png', 5 * megabyte, 200],
    ['image/png', 5 * megabyte + 1, 131053],
    ['image/webp', 500 * 1024 + 1, 131053],
    ['video/mp4', 16 * megabyte + 1, 131053],
    ['audio/ogg; codecs=opus', 10, 200],
    ['application/pdf', 20 * megabyte, 200],
    ['image/gif', 10, 100],
    ['application/zip', 10, 100],
    ['text/html', 10, 100],
    ['image/png', 0, 131053],
  ])('of the type %s with %i bytes gets %i', async (type, size, expected) => {
    await using one = await number()
    const { status, body } = await upload(one, blob(size, type), { type })
    expect(status === 200 ? status : body.error.code).toBe(expected)
  })

  it('needs a product, a file, and a type that is the file’s', async () => {
    await using one = await number()
    expect((await upload(one, blob(3, 'image/png'), { messaging_product: 'telegram' })).body.error.code).toBe(100)
    expect((await upload(one, blob(3, 'image/png'), { type: 'audio/ogg' })).body.error.code).toBe(100)
    expect((await one.post(`/${one.phone}/media`, { messaging_product: 'whatsapp' })).body.error.code).toBe(100)
  })

  it('is what its type says, and cannot be sent as something else', async () => {
    await using one = await number()
    await one.write()
    const { id } = (await upload(one, blob(3, 'image/png'))).body
    expect((await one.send({ type: 'audio', audio: { id } })).body.error.code).toBe(131009)
    expect((await one.send({ type: 'image', image: { id } })).status).toBe(200)
    expect((await one.send({ type: 'document', document: { id, filename: 'a.png' } })).status).toBe(200)
  })

  it('is seen by nobody else, and under no other number', async () => {
    await using one = await number()
    const other = await one.customer()
    const { id } = (await upload(one, blob(3, 'image/png'))).body
    expect((await one.get(`/${id}?phone_number_id=${one.phone}`)).status).toBe(200)
    expect((await one.get(`/${id}?phone_number_id=${other.phone}`)).body.error.error_subcode).toBe(33)
    expect((await other.get(`/${id}`)).body.error.error_subcode).toBe(33)
    const { url } = (await one.get(`/${id}`)).body
    const status = async (token?: string) =>
      (await fetch(url, token ? { headers: { Authorization: `Bearer ${token}` } } : {})).status
    expect([await status(), await status(other.token), await status('EAAnobody'), await status(one.token)]).toEqual([
      401, 403, 401, 200,
    ])
  })

  it('is downloaded within five minutes from an address that cannot be guessed, and is gone after 30 days', async () => {
    await using one = await number()
    const { id } = (await upload(one, blob(3, 'image/png'))).body
    const { url } = (await one.get(`/${id}`)).body
    const status = async (address: string) =>
      (await fetch(address, { headers: { Authorization: `Bearer ${one.token}` } })).status
    expect(await status(url.replace(/hash=..../, 'hash=0000'))).toBe(404)
    one.control.clock.advance(300_001)
    expect(await status(url)).toBe(404)
    expect(one.control.remarks().map(({ kind }) => kind)).toContain('an address of a file was used too late')
    expect(await status((await one.get(`/${id}`)).body.url)).toBe(200)
    one.control.clock.advance(30 * 86_400_000)
    expect((await one.get(`/${id}`)).body.error.error_subcode).toBe(33)
  })

  it('needs no proof to be downloaded, also where calls need one', async () => {
    await using one = await number()
    const { id } = (await upload(one, blob(3, 'image/png'))).body
    const { url } = (await one.get(`/${id}`)).body
    one.control.settings({ requireAppSecretProof: true })
    expect((await one.get(`/${id}`)).body.error.code).toBe(100)
    expect((await fetch(url, { headers: { Authorization: `Bearer ${one.token}` } })).status).toBe(200)
  })

  it('is downloaded in part, where a part is asked for', async () => {
    await using one = await number()
    const { id } = (await upload(one, new Blob([new Uint8Array([0, 1, 2, 3, 4])], { type: 'image/png' }))).body
    const { url } = (await one.get(`/${id}`)).body
    const part = async (Range: string) => {
      const reply = await fetch(url, { headers: { Authorization: `Bearer ${one.token}`, Range } })
      return [reply.status, reply.headers.get('Content-Range'), [...new Uint8Array(await reply.arrayBuffer())]]
    }
    expect(await part('bytes=1-2')).toEqual([206, 'bytes 1-2/5', [1, 2]])
    expect(await part('bytes=3-')).toEqual([206, 'bytes 3-4/5', [3, 4]])
    expect(await part('bytes=5-')).toEqual([416, 'bytes */5', []])
  })

  it('breaks off in the middle, or does not come, where a fault says so', async () => {
    await using one = await number()
    const { id } = (await upload(one, blob(200_000, 'image/png'))).body
    const { url } = (await one.get(`/${id}`)).body
    const get = () => fetch(url, { headers: { Authorization: `Bearer ${one.token}` } })
    one.control.fault({ path: 'attachments', times: 1, answer: { cut: 1000 } })
    const broken = await get()
    expect([broken.status, broken.headers.get('Content-Length')]).toEqual([200, '200000'])
    await expect(broken.arrayBuffer()).rejects.toThrow()
    one.control.fault({ path: 'attachments', times: 1, answer: { reset: true } })
    await expect(get()).rejects.toThrow()
    expect((await (await get()).arrayBuffer()).byteLength).toBe(200_000)
    expect(one.control.calls({ path: 'download' }).map(({ fault }) => fault)).toEqual([true, true, false])
  })

  it('that came with a message cannot be had in the scenario media-gone', async () => {
    await using one = await number('media-gone')
    await one.write({ file: { mimeType: 'image/png', bytes: new Uint8Array(3) } })
    const [{ messages }] = await one.told()
    const { url } = (await one.get(`/${messages[0].image.id}`)).body
    expect((await fetch(url, { headers: { Authorization: `Bearer ${one.token}` } })).status).toBe(404)
  })
})
