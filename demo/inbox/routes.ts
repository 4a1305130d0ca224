import { createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { verifySignature } from '@kapso/whatsapp-cloud-api/server'
import express, { type Router } from 'express'
import type { createClient } from 'patchbay/client'
import type { DemoOptions } from '../options.ts'
import { inboxPage } from '../pages/inbox.ts'
import { createInbox } from './inbox.ts'
import { receive } from './receive.ts'
import { type Draft, refusal, send } from './send.ts'

/** The inbox of each number: Patchbay's proxy sends, its webhooks of the kind `meta` bring what comes back. */
export function inboxRoutes(
  { ownUrl, apiKey, sandboxUrl }: DemoOptions,
  patchbay: ReturnType<typeof createClient>,
): Router {
  const router = express.Router()
  const inbox = createInbox()
  const hook = `${ownUrl}/webhooks/whatsapp`
  // The same at each start, so that a webhook of the last one still holds.
  const secret = createHmac('sha256', apiKey).update(hook).digest('hex')

  /** A client that was written for Meta, at Patchbay. */
  const whatsapp = (id: string) => {
    const { phoneNumberId: _, ...options } = patchbay.whatsapp(id)
    return new WhatsAppClient(options)
  }

  /** One webhook hears of every number of the project. */
  async function listen(): Promise<void> {
    const { data } = await patchbay.webhooks.list({ kind: 'meta', per_page: 100 })
    if (data.some(({ url, active }) => url === hook && active)) return
    await patchbay.webhooks.create({ url: hook, kind: 'meta', secret_key: secret })
  }

  router.post('/webhooks/whatsapp', express.raw({ type: () => true, limit: '4mb' }), (req, res) => {
    const rawBody = req.body as Buffer
    const signatureHeader = req.get('X-Hub-Signature-256') ?? ''
    if (!verifySignature({ appSecret: secret, rawBody, signatureHeader })) return void res.sendStatus(401)
    receive(inbox, rawBody.toString())
    res.sendStatus(200)
  })

  router.get('/numbers/:id', async (req, res) => {
    const { data } = await patchbay.phoneNumbers.list({ phone_number_id: req.params.id })
    const [number] = data
    if (!number) return void res.redirect(303, '/')
    await listen()
    res.send(inboxPage(number, sandboxUrl))
  })

  router.get('/api/inbox/:id', (req, res) => void res.json({ conversations: inbox.show(req.params.id) }))

  router.get('/api/inbox/:id/changes', (req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders()
    const stop = inbox.watch((phoneNumberId) => {
      if (phoneNumberId === req.params.id) res.write('data: changed\n\n')
    })
    res.once('close', stop)
  })

  router.post('/api/inbox/:id/messages', express.json(), async (req, res) => {
    const { to, draft } = req.body as { to?: string; draft?: Draft }
    if (!to || !draft) return void res.status(422).json({ error: 'to and draft are missing' })
    try {
      await send(whatsapp(req.params.id), inbox, { phoneNumberId: req.params.id, contact: to, draft })
      res.status(201).json({ ok: true })
    } catch (error) {
      res.status(422).json({ error: refusal(error) })
    }
  })

  /** Staff look at a conversation: the person sees that it was read. */
  router.post('/api/inbox/:id/read', express.json(), async (req, res) => {
    const known = inbox.conversation(req.params.id, String(req.body.contact))
    const last = known.messages.findLast(({ mine }) => !mine)
    const unread = known.unread
    known.unread = 0
    if (unread && last)
      await whatsapp(req.params.id)
        .messages.markRead({ phoneNumberId: req.params.id, messageId: last.id })
        .catch(() => {})
    res.json({ ok: true })
  })

  router.get('/api/inbox/:id/media/:media', async (req, res) => {
    const { id, media } = req.params
    const file = (await whatsapp(id)
      .media.download({ mediaId: media, phoneNumberId: id, as: 'response' })
      .catch(() => undefined)) as Response | undefined
    if (!file?.ok || !file.body) return void res.sendStatus(404)
    res.type(file.headers.get('Content-Type') ?? 'application/octet-stream')
    Readable.fromWeb(file.body as never).pipe(res)
  })

  return router
}
