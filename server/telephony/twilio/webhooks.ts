import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express'
import * as z from 'zod/mini'
import { endEarly } from '../../http/end-early.ts'
import { operations, sent } from '../../http/operation.ts'
import type { Log } from '../../runtime/log-context.ts'
import { codeInSpeech, codeInText } from '../code.ts'
import type { Inbound, ProviderWebhooks } from '../provider.ts'
import { loadTwilio } from './package.ts'
import type { TwilioCredentials } from './schemas.ts'

const { post } = operations<Inbound<TwilioCredentials>, { projectIds: string[] }>()

const Text = z.object({ AccountSid: z.string(), From: z.string(), To: z.string(), Body: z.string() })
const Call = z.object({ AccountSid: z.string(), CallSid: z.string(), From: z.string(), To: z.string() })
const Speech = z.extend(Call, { SpeechResult: z.optional(z.string()) })

const common = {
  description: 'Signed by Twilio over the public address: `X-Twilio-Signature`. A form, not JSON.',
  unread: true,
  answer: sent('What to do next, as TwiML.', 'text/xml'),
  refusals: [400, 403],
}

const calledNumber = (req: Request) => String(req.body.To ?? '')

/**
 * The texts and calls that come to the numbers we provide
 * (https://www.twilio.com/docs/usage/security#validating-requests). A call is listened to until it has said its code.
 * The words of both are never logged: the code in them gives control of somebody's number.
 */
export const twilioWebhooks: ProviderWebhooks<TwilioCredentials> = {
  description: 'What comes to the numbers you keep: texts and calls with WhatsApp’s codes.',
  errors: z.object({ error: z.string() }),
  before: (router, inbound) =>
    router.use(
      looksSigned(inbound),
      express.urlencoded({ extended: false, limit: '64kb', inflate: false }),
      signed(inbound),
    ),
  operations: [
    post('/sms', {
      ...common,
      id: 'takeText',
      summary: 'A text',
      body: Text,
      async handle({ deps, caller, req, res }) {
        await deps.take(caller.projectIds, calledNumber(req), codeInText(String(req.body.Body ?? '')))
        res.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
      },
    }),
    post('/voice', {
      ...common,
      id: 'takeCall',
      summary: 'A call begins',
      body: Call,
      async handle({ deps, res }) {
        res.type('text/xml').send(await listenTo(`${deps.url}/heard`))
      },
    }),
    post('/heard', {
      ...common,
      id: 'takeSpeech',
      summary: 'What was said in it',
      body: Speech,
      async handle({ deps, caller, req, res }) {
        const code = codeInSpeech(String(req.body.SpeechResult ?? ''))
        await deps.take(caller.projectIds, calledNumber(req), code)
        res.type('text/xml').send(code ? await hangUp() : await listenTo(`${deps.url}/heard`))
      },
    }),
  ],
  after: ({ log }) => [sendError(log)],
}

const sendError =
  (log: Log): ErrorRequestHandler =>
  (error, _req, res, next) => {
    if (res.headersSent) return next(error)
    const { status } = error as { status?: number }
    if (status && status < 500) return void res.status(400).json({ error: 'the request could not be read' })
    log.error({ err: error }, 'a webhook of Twilio was lost by an error of this server: report the error')
    res.status(500).json({ error: 'Something went wrong on our side' })
  }

/** Listens to the call; when nothing is said it ends by itself. */
async function listenTo(action: string): Promise<string> {
  const { VoiceResponse } = (await loadTwilio()).twiml
  const answer = new VoiceResponse()
  answer.gather({ input: ['speech'], action, method: 'POST', language: 'en-US', timeout: 10, speechTimeout: 'auto' })
  answer.hangup()
  return answer.toString()
}

async function hangUp(): Promise<string> {
  const { VoiceResponse } = (await loadTwilio()).twiml
  const answer = new VoiceResponse()
  answer.hangup()
  return answer.toString()
}

const refusal = { error: 'X-Twilio-Signature does not fit' }

/** Refuses what carries no signature (a SHA-1 in Base64) before its body is read. */
const looksSigned =
  ({ log }: Inbound<TwilioCredentials>): RequestHandler =>
  (req, res, next) => {
    if (/^[A-Za-z0-9+/]{27}=$/.test(req.get('X-Twilio-Signature') ?? '')) return next()
    log.warn('a webhook was refused before its body was read: it carries no signature that could be one of Twilio')
    endEarly(req, res)
    res.status(403).json(refusal)
  }

/**
 * Lets through what the named account has signed. Twilio signs the address that it was given: the public one, whatever a
 * proxy or the path we are mounted under made of it. `res.locals.projectIds` are the projects of that account.
 */
const signed =
  ({ accounts, log, url }: Inbound<TwilioCredentials>): RequestHandler =>
  async (req, res, next) => {
    const { AccountSid: sid } = (req.body ?? {}) as { AccountSid?: unknown }
    const signature = req.get('X-Twilio-Signature')
    const known = typeof sid === 'string' ? await accounts(sid) : []
    const { validateRequest } = await loadTwilio()
    const projectIds = known
      .filter(
        ({ credentials }) =>
          signature !== undefined && validateRequest(credentials.auth_token, signature, `${url}${req.url}`, req.body),
      )
      .map(({ projectId }) => projectId)
    if (!projectIds.length) {
      log.warn(
        'a webhook was refused: no account of Twilio that is known here has signed it; if Twilio sent it, compare PUBLIC_URL with the address that it was sent to',
      )
      return void res.status(403).json(refusal)
    }
    res.locals.projectIds = projectIds
    next()
  }
