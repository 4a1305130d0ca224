import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { runAs } from '../../runtime/actor.ts'
import { endEarly } from '../end-early.ts'
import { operations, sent } from '../operation.ts'
import { countRefusal } from '../refusals.ts'
import type { Surface } from '../surface.ts'
import { readChanges } from './envelope.ts'
import { looksSigned } from './signature.ts'
import { type AppOfSettings, acceptsHandshake, signerOf } from './signer.ts'
import { takeChanges } from './take-changes.ts'

export interface InboundDeps extends Deps {
  metaApp: AppOfSettings
}

const { get, post } = operations<InboundDeps>()

const Handshake = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string(),
})
const Change = z.object({ object: z.optional(z.string()), entry: z.array(z.record(z.string(), z.unknown())) })

/**
 * `/webhooks/meta`: Meta's reports about the accounts of the app's customers
 * (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
 *
 * The handshake needs the verify token that was entered in the dashboard of one of the apps. Without any it is answered with 404, but
 * webhooks are accepted, because the app's secret authenticates them, and says which app speaks. A webhook is answered after its effects are written, because Meta
 * never sends again what was answered with 200. One whose signature is missing or malformed is refused before its body is read.
 */
export const inbound: Surface<InboundDeps> = {
  base: '/webhooks/meta',
  needs: 'nothing',
  errors: z.object({ error: z.string() }),
  before(_router, deps) {
    if (!deps.metaApp.webhookVerifyToken)
      deps.log.warn(
        `META_WEBHOOK_VERIFY_TOKEN is not set: Meta's dashboard cannot verify ${deps.publicUrl}/webhooks/meta, and disconnected numbers go unnoticed`,
      )
  },
  resources: [
    {
      tag: 'Meta',
      operations: [
        get('/', {
          id: 'verifyMetaWebhook',
          summary: 'Meta’s handshake',
          query: Handshake,
          unread: true,
          answer: sent('The challenge, repeated.', 'text/plain'),
          refusals: [403, 404],
          handle: ({ deps, req, res }) => answerHandshake(deps, req, res),
        }),
        post('/', {
          id: 'takeMetaWebhook',
          summary: 'What Meta tells of connected accounts',
          description: 'Signed by Meta over the raw bytes: `X-Hub-Signature-256`.',
          body: Change,
          unread: true,
          answer: { status: 200, says: 'Taken.', schema: z.object({ success: z.literal(true) }) },
          refusals: [400, 401],
          before: (deps) => [
            refuseUnsigned(deps),
            noteParsed,
            deps.bodies('meta'),
            express.raw({ type: () => true, limit: '3mb', inflate: false }),
          ],
          handle: ({ deps, req, res }) => takeWebhook(deps, req, res),
        }),
      ],
    },
  ],
  after: (deps) => [sendError(deps)],
}

async function answerHandshake(deps: InboundDeps, req: Request, res: Response) {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = req.query
  const accepted = await acceptsHandshake(deps, token)
  if (accepted === undefined) return void res.status(404).json({ error: 'this server has no verify token' })
  if (mode !== 'subscribe' || typeof challenge !== 'string' || !accepted)
    return refuse(deps, req, res, 403, 'hub.verify_token is not the one of this server')
  res.set('X-Content-Type-Options', 'nosniff').type('text/plain').send(challenge)
}

async function takeWebhook(deps: InboundDeps, req: Request, res: Response) {
  const { log } = deps
  const raw = rawBody(req, res.locals.parsed)
  if (!raw) {
    log.error(
      "a webhook of Meta's could not be checked: the app's own body parser took its bytes. " +
        'Mount Patchbay before it, or keep them: express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes } })',
    )
    return void res.status(500).json({ error: 'the raw body is gone: see the log of this server' })
  }
  const signed = await signerOf(deps, raw, req.get('X-Hub-Signature-256'))
  if (!signed) {
    log.warn({ bytes: raw.length }, "a webhook that does not carry the signature of Meta's was refused")
    return refuse(deps, req, res, 401, 'X-Hub-Signature-256 does not fit the body')
  }
  const changes = readChanges(raw, signed)
  if (!changes) {
    log.warn({ bytes: raw.length }, "a webhook of Meta's is not JSON")
    return void res.status(400).json({ error: 'the body is not valid JSON' })
  }
  await runAs('meta', () => takeChanges(deps, changes))
  res.json({ success: true })
}

const refuseUnsigned =
  (deps: Deps): express.RequestHandler =>
  async (req, res, next) => {
    if (looksSigned(req.get('X-Hub-Signature-256'))) return next()
    endEarly(req, res)
    await refuse(deps, req, res, 401, 'X-Hub-Signature-256 is missing, or is not sha256= and 64 hexadecimal digits')
  }

async function refuse(deps: Deps, req: Request, res: Response, status: number, error: string) {
  await countRefusal(deps.limits, req, res)
  res.status(status).json({ error })
}

const sendError =
  ({ log }: Deps): ErrorRequestHandler =>
  (error, _req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof Fault) return void res.status(error.status).json({ error: error.message })
    const { status } = error as { status?: number }
    if (status === 413) return void res.status(413).json({ error: 'the body is larger than 3 MB' })
    if (status && status < 500) return void res.status(400).json({ error: 'the request could not be read' })
    log.error({ err: error }, "a webhook of Meta's could not be handled; Meta sends it again")
    res.status(500).json({ error: 'Something went wrong on our side' })
  }

/** Whether the host app has read the body already. After {@link express.raw} it cannot be determined. */
const noteParsed: express.RequestHandler = (req, res, next) => {
  res.locals.parsed = req.body !== undefined || req.readableEnded
  next()
}

/** The raw bytes, from our own parser or as the app keeps them; undefined when another parser discarded them. */
function rawBody(req: Request, parsed: boolean): Buffer | undefined {
  for (const kept of [(req as { rawBody?: unknown }).rawBody, req.body as unknown]) {
    if (Buffer.isBuffer(kept)) return kept
    if (typeof kept === 'string') return Buffer.from(kept)
  }
  return parsed ? undefined : Buffer.alloc(0)
}
