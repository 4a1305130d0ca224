import { type Context, Hono } from 'hono'
import { sandboxFailed } from '../http/failed.ts'
import { readBody, UnreadableBody } from '../http/params.ts'
import { partiesOf } from '../messages/parties.ts'
import { personWrites } from '../messages/person-writes.ts'
import type { Post } from '../messages/post.ts'
import type { Written } from '../messages/written.ts'
import { chatOf } from '../world/messaging/chats.ts'
import type { World } from '../world/world.ts'
import { changesOf } from './events.ts'
import { phonePage, phonesPage } from './page.ts'
import { phoneStyle } from './style.ts'
import { showChat, showPhone } from './view.ts'

const longestBody = 100_000
const largestFile = 20_000_000

/** The other phone: pages at `/phone`, and what their script asks at `/_phone`. */
export function phoneRoutes(world: World, post: Post, closing: AbortSignal): Hono {
  const routes = new Hono()
  const digits = (c: Context) => c.req.param('digits') ?? ''
  const number = (c: Context) => c.req.param('number') ?? ''
  const fresh = { 'Cache-Control': 'no-store' }

  routes.get('/phone', (c) => {
    const wanted = c.req.query('number')?.replace(/\D/g, '')
    if (wanted && /^[1-9]\d{6,14}$/.test(wanted)) return c.redirect(`/phone/${wanted}`)
    return c.html(phonesPage(world, c.req.query('number') ?? ''), 200, fresh)
  })
  routes.get('/phone/:digits{[1-9]\\d{6,14}}', (c) => c.html(phonePage(showPhone(world, digits(c)).person), 200, fresh))
  routes.get('/_phone/phone.css', (c) => c.body(phoneStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  routes.get('/_phone/files/:id', (c) => {
    const media = world.messaging.media.get(c.req.param('id'))
    if (!media) return c.notFound()
    const headers = { 'Content-Type': media.mimeType, 'X-Content-Type-Options': 'nosniff', ...asFile(media.mimeType) }
    return new Response(media.bytes, { headers })
  })

  routes.get('/_phone/:digits{[1-9]\\d{6,14}}', (c) => c.json(showPhone(world, digits(c)), 200, fresh))
  routes.get('/_phone/:digits{[1-9]\\d{6,14}}/changes', (c) => changesOf(world, digits(c), closing))
  routes.get('/_phone/:digits{[1-9]\\d{6,14}}/:number', (c) =>
    c.json(showChat(world, digits(c), number(c)), 200, fresh),
  )

  // A page of another site can post a form here, but cannot set this header without asking first.
  routes.use('/_phone/*', (c, next) =>
    c.req.method === 'GET' || c.req.header('X-Phone')
      ? next()
      : Promise.resolve(c.json({ error: 'X-Phone is missing.' }, 403)),
  )
  routes.post('/_phone/:digits{[1-9]\\d{6,14}}/:number/write', async (c) => {
    const { text, press, react, replyTo, location, file, caption } = await readBody(c.req.raw, longestBody)
    const written = {
      text,
      press,
      react,
      replyTo,
      location,
      ...(file instanceof File ? { file: await read(file, caption) } : {}),
    }
    await personWrites(world, post, { ...written, from: digits(c), phoneNumberId: number(c) } as Written)
    return c.json({ ok: true }, 201)
  })
  routes.post('/_phone/:digits{[1-9]\\d{6,14}}/:number/read', (c) => {
    const parties = partiesOf(world, number(c), digits(c))
    post.read(parties, chatOf(world, number(c), digits(c)))
    return c.json({ ok: true })
  })
  routes.onError((error, c) => {
    if (error instanceof UnreadableBody || error instanceof TypeError) return c.json({ error: error.message }, 422)
    return sandboxFailed(error)
  })
  return routes
}

async function read(file: File, caption: unknown): Promise<NonNullable<Written['file']>> {
  if (file.size > largestFile) throw new TypeError('The file is too large: 20 MB are allowed.')
  return {
    mimeType: file.type || 'application/octet-stream',
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: file.name,
    ...(typeof caption === 'string' && caption ? { caption } : {}),
  }
}

/** Only what a browser draws without running anything is shown in the page; the rest is saved. */
const asFile = (mimeType: string): Record<string, string> =>
  /^(image\/(jpeg|png|webp|gif)|audio\/|video\/)/.test(mimeType) ? {} : { 'Content-Disposition': 'attachment' }
