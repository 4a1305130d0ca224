import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * What every answer says to a browser, until a surface says otherwise: nothing here is a page to run, frame or sniff.
 * Answers are only for us to widen (the hosted page, /docs, /embed.js); what is forgotten stays shut.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const said = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'frame-ancestors': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'none'"],
        },
      },
      strictTransportSecurity: publicUrl.startsWith('https:'),
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  )
  return (_req, res, next) => {
    res.removeHeader('X-Powered-By')
    res.setHeaders(said)
    next()
  }
}

/** What helmet says of every request alike, asked once: to build it anew is a twentieth of reading a session. */
function headersOf(say: ReturnType<typeof helmet>): Map<string, string> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  say(answer.req, answer, () => {})
  return new Map(Object.entries(answer.getHeaders() as Record<string, string>))
}
