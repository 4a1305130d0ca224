import { createHash } from 'node:crypto'
import { createServer, get, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'
import { listen } from '../../support/meta.ts'

const megabyte = 2 ** 20

/** So many bytes, made as they are read. */
function* bytes(megabytes: number) {
  const chunk = Buffer.alloc(megabyte / 16, 'patchbay')
  for (let nth = 0; nth < megabytes * 16; nth++) yield chunk
}

/** A form with one file. */
function* form(file: Iterable<Buffer>) {
  yield Buffer.from('--xyz\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n')
  yield* file
  yield Buffer.from('\r\n--xyz--\r\n')
}

const upload = ({ url, one, options }: MessagingWorld, body: Iterable<Buffer>, signal?: AbortSignal) =>
  fetch(`${url}/meta/whatsapp/v26.0/${one.phone}/media`, {
    method: 'POST',
    headers: { 'X-API-Key': options.apiKey as string, 'Content-Type': 'multipart/form-data; boundary=xyz' },
    body: Readable.toWeb(Readable.from(body)),
    duplex: 'half',
    signal,
  } as RequestInit)

/** Waits until a number has not changed for half a second. */
async function settled(read: () => number) {
  for (let last = -1; last !== read(); await setTimeout(500)) last = read()
}

const digestOf = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

describe.each(databaseKinds)('a large file on %s', (kind) => {
  it('goes up and comes down whole', async () => {
    await using world = await startMessaging(kind)
    const { one, meta } = world
    let arrived = ''
    meta.answers(async (req, res) => {
      arrived = await digestOf(req)
      res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":"1"}')
    })
    const up = await upload(world, form(bytes(32)))
    expect([up.status, await up.json()]).toEqual([200, { id: '1' }])
    expect(arrived).toBe(await digestOf(form(bytes(32))))

    meta.answers(undefined)
    const id = meta.media(one.phone, Buffer.from('x'), 'video/mp4')
    meta.file(id, (res) => {
      res.writeHead(200, { 'Content-Type': 'video/mp4', 'Content-Length': 32 * megabyte })
      Readable.from(bytes(32)).pipe(res)
    })
    const about = await world.graph('GET', `/${id}?phone_number_id=${one.phone}`)
    const down = await fetch(about.body.download_url)
    expect([down.status, down.headers.get('content-length')]).toEqual([200, String(32 * megabyte)])
    expect(await digestOf(down.body as unknown as AsyncIterable<Uint8Array>)).toBe(await digestOf(bytes(32)))
  })

  it('is held nowhere: who sends it waits for who reads it', async () => {
    await using world = await startMessaging(kind)
    const { one, meta } = world
    // What the kernel takes for three connections, and a little for each stream.
    const most = 24 * megabyte
    const sent = { up: 0, down: 0 }
    function* counted(way: 'up' | 'down') {
      for (const chunk of bytes(200)) {
        sent[way] += chunk.length
        yield chunk
      }
    }
    meta.answers((req) => void req.pause())
    const gone = new AbortController()
    const up = upload(world, form(counted('up')), gone.signal).catch(() => 'ended')
    await settled(() => sent.up)
    expect(sent.up).toBeGreaterThan(0)
    expect(sent.up).toBeLessThan(most)
    gone.abort()
    expect(await up).toBe('ended')

    meta.answers(undefined)
    const id = meta.media(one.phone, Buffer.from('x'), 'video/mp4')
    meta.file(id, (res) => {
      res.writeHead(200, { 'Content-Length': 200 * megabyte })
      Readable.from(counted('down')).pipe(res)
    })
    const about = await world.graph('GET', `/${id}?phone_number_id=${one.phone}`)
    const down = await new Promise<IncomingMessage>((resolve) => get(about.body.download_url, resolve))
    await settled(() => sent.down)
    expect(sent.down).toBeGreaterThan(0)
    expect(sent.down).toBeLessThan(most)
    down.destroy()
  })

  it('that Meta cuts off ends as a broken download, never as a whole one', async () => {
    await using world = await startMessaging(kind)
    const { one, meta } = world
    const id = meta.media(one.phone, Buffer.from('x'))
    meta.file(id, (res) => {
      res.writeHead(200, { 'Content-Length': 1_000 }).write('half')
      setTimeout(20).then(() => res.destroy())
    })
    const about = await world.graph('GET', `/${id}?phone_number_id=${one.phone}`)
    await expect(download(about.body.download_url)).rejects.toThrow()
  })

  it('that Meta stops sending, or never begins to, ends within the timeout', async () => {
    await using world = await startMessaging(kind)
    const { one, meta } = world
    await world.restart({ meta: { ...world.options.meta, graphUrl: meta.url, timeout: 300 } })
    const id = meta.media(one.phone, Buffer.from('x'))
    const about = await world.graph('GET', `/${id}?phone_number_id=${one.phone}`)
    meta.file(id, (res) => void res.writeHead(200, { 'Content-Length': 1_000 }).write('half'))
    await expect(download(about.body.download_url)).rejects.toThrow()
    meta.file(id, () => {})
    const never = await fetch(about.body.download_url)
    expect([never.status, (await never.json()).error]).toMatchObject([504, { code: 2, is_transient: true }])
    meta.file(id, (res) => res.writeHead(500, { 'Content-Type': 'text/html' }).end('<html>Sorry'))
    const broken = await fetch(about.body.download_url)
    expect([broken.status, (await broken.json()).error]).toMatchObject([502, { code: 2, is_transient: true }])
  })

  it('is not fetched on from Meta when who reads it has gone', async () => {
    await using world = await startMessaging(kind)
    const { one, meta } = world
    const id = meta.media(one.phone, Buffer.from('x'))
    const about = await world.graph('GET', `/${id}?phone_number_id=${one.phone}`)
    const ended = new Promise<void>((resolve) => {
      meta.file(id, (res) => {
        res.once('close', resolve)
        res.writeHead(200, { 'Content-Length': 1_000 }).write('half')
      })
    })
    const down = await new Promise<IncomingMessage>((resolve) => get(about.body.download_url, resolve))
    down.destroy()
    await ended
  })

  it('is fetched from Meta alone: a token goes to no other host', async () => {
    await using world = await startMessaging(kind)
    const { one, meta } = world
    let asked = 0
    const server = createServer((_req, res) => {
      asked++
      res.end()
    })
    const elsewhere = await listen(server)
    meta.answers((_req, res) =>
      res
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ url: `${elsewhere}/file`, mime_type: 'image/png' })),
    )
    const about = await world.graph('GET', `/4000009?phone_number_id=${one.phone}`)
    expect(about.body).toEqual({ url: `${elsewhere}/file`, mime_type: 'image/png' })
    expect(asked).toBe(0)
    server.close()
  })
})

/** What came, where all of it came. A server that has not answered yet when Meta breaks off can say so instead. */
async function download(url: string) {
  const reply = await fetch(url)
  const bytes = await reply.arrayBuffer()
  if (!reply.ok) throw new Error(`${reply.status}`)
  return bytes
}
