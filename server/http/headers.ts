import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { PlainHandler } from './plain.ts'

/**
 * The security headers of every answer, unless a surface changes them: no answer may be run, framed or sniffed. A surface can
 * only loosen them (the hosted page, /docs, /embed.js), so a forgotten one stays strict.
 */
export function securityHeaders(publicUrl: string): PlainHandler {
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

/** The headers that helmet sets on every request alike, computed once: computing them costs a twentieth of a session request. */
function headersOf(say: ReturnType<typeof helmet>): Map<string, string> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  say(answer.req, answer, () => {})
  return new Map(Object.entries(answer.getHeaders() as Record<string, string>))
}
