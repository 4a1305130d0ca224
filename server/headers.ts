import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * What every answer says to a browser, until a surface says otherwise: nothing here is a page to run, frame or sniff.
 * Answers are only for us to widen (the hosted page, /docs, /embed.js); what is forgotten stays shut.
 */
export const guarded = (publicUrl: string): RequestHandler =>
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
  }) as RequestHandler
