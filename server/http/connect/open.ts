import * as z from 'zod/mini'
import { publicKeys } from '../../security/result.ts'
import { endRedirect } from '../../use-cases/signup/redirect-signup.ts'
import { json, sent } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, get } from './operation.ts'
import { ownWindow } from './window.ts'

const Keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })

/** For a browser that comes back from Meta on an unknown trip: there is no page to continue to. */
const nowhere =
  '<!doctype html><html lang="en"><title>Please open your link again</title><p>This address has done its work. Please open the link you were sent again.'

/** What needs no token. */
export const open: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    get('/jwks.json', {
      id: 'getPublicKeys',
      needs: 'nothing',
      summary: 'The public keys that results are signed with',
      answer: json(Keys, 'A JSON Web Key Set (RFC 7517).'),
      handle({ deps, res }) {
        res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' })
        return publicKeys(deps.keys)
      },
    }),
    get('/oauth/callback', {
      id: 'endRedirect',
      needs: 'nothing',
      summary: 'Where Meta sends a customer back who went there in their own window',
      description: 'An address for Meta’s Valid OAuth Redirect URIs. It sends the customer on to `return_to`.',
      answer: sent('On to the page that the customer left.', undefined, 303),
      async handle({ deps, req, res }) {
        const back = await endRedirect(deps, req.query)
        // A second window must not look closed to the page that opened it.
        res.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Opener-Policy': 'unsafe-none' })
        if (back) res.redirect(303, back)
        else res.status(400).type('html').send(nowhere)
      },
    }),
    ownWindow,
  ],
}
