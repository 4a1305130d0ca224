import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express'
import type { Deps } from '../deps.ts'
import { runAs } from '../runtime/actor.ts'
import { takeCode } from '../use-cases/provisioning/take-code.ts'
import { codeInSpeech, codeInText } from './code.ts'
import { loadTwilio, twilioPaths } from './twilio.ts'

/**
 * `/webhooks/twilio/*`: the texts and calls that come to the numbers we provide
 * (https://www.twilio.com/docs/usage/security#validating-requests). A call is listened to until it has said its code.
 * What is said in either is never logged: it is a key to somebody's number.
 */
export function twilioWebhooks(deps: Deps): Router {
  const heard = `${deps.publicUrl}${twilioPaths.heard}`
  return Router()
    .use(express.urlencoded({ extended: false, limit: '64kb' }), signed(deps))
    .post('/sms', async (req, res) => {
      await take(deps, req, res.locals.projectIds, codeInText(String(req.body.Body ?? '')))
      res.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
    })
    .post('/voice', async (_req, res) => {
      res.type('text/xml').send(await listenTo(heard))
    })
    .post('/heard', async (req, res) => {
      const code = codeInSpeech(String(req.body.SpeechResult ?? ''))
      await take(deps, req, res.locals.projectIds, code)
      res.type('text/xml').send(code ? await hangUp() : await listenTo(heard))
    })
    .use(((error, _req, res, next) => {
      if (res.headersSent) return next(error)
      const { status } = error as { status?: number }
      if (status && status < 500) return void res.status(400).json({ error: 'the request could not be read' })
      deps.log.error({ err: error }, "a webhook of Twilio's could not be taken")
      res.status(500).json({ error: 'Something went wrong on our side' })
    }) satisfies ErrorRequestHandler)
}

const take = (deps: Deps, req: Request, projectIds: string[], code: string | undefined) =>
  runAs('twilio', async () => {
    const known = await takeCode(deps, projectIds, String(req.body.To ?? ''), code)
    if (!known) deps.log.warn('something came to a number that no project of its account has')
    else if (!code) deps.log.info('something came to a number of ours that holds no code of WhatsApp’s')
  })

/** Listens on; when nothing is said the call ends by itself. */
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

/**
 * Lets through what the named account has signed, over the address that Twilio was given: the public one, whatever a proxy
 * or the path we are mounted under made of it. `res.locals.projectIds` are the projects of that account.
 */
const signed =
  ({ log, publicUrl, telephony }: Deps): RequestHandler =>
  async (req, res, next) => {
    const { AccountSid: sid } = (req.body ?? {}) as { AccountSid?: unknown }
    const signature = req.get('X-Twilio-Signature')
    const accounts = typeof sid === 'string' ? await telephony.tokensOf(sid) : []
    const url = `${publicUrl}/webhooks/twilio${req.url}`
    const { validateRequest } = await loadTwilio()
    const projectIds = accounts
      .filter(({ token }) => signature !== undefined && validateRequest(token, signature, url, req.body))
      .map(({ projectId }) => projectId)
    if (!projectIds.length) {
      log.warn('a webhook that does not carry the signature of a known Twilio account was refused')
      return void res.status(403).json({ error: 'X-Twilio-Signature does not fit' })
    }
    res.locals.projectIds = projectIds
    next()
  }
