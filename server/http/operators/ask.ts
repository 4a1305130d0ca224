import { isSecret } from '../inbound/signature.ts'
import { sent } from '../operation.ts'
import type { PlainRequest } from '../plain.ts'
import { get, type OperatorDeps } from './operation.ts'

/**
 * `GET /.well-known/patchbay/ask?domain=…`: whether a certificate may be got for a host. Caddy asks at each handshake whose certificate
 * it has not in memory, so the answer comes from memory. Whoever may not ask, a host that is nobody's and one whose hour has not come
 * get the same answer.
 */
export const askCertificate = get('/.well-known/patchbay/ask', {
  id: 'askCertificate',
  summary: 'Whether a certificate may be got for a host',
  description:
    "For Caddy's on-demand TLS. It answers this machine, and elsewhere who sends `PATCHBAY_ASK_TOKEN`, as `Authorization: Bearer` or as `token` in the query.",
  answer: sent('It may.', undefined, 200),
  refusals: [403],
  handle({ deps, req, res }) {
    const { domain } = req.query
    const yes = mayAsk(deps, req) && typeof domain === 'string' && deps.hosts.mayHaveCertificate(domain.toLowerCase())
    res.status(yes ? 200 : 403).end()
  },
})

const loopback = /^(?:::ffff:)?127\.|^::1$/

/** Headers of a proxy: what it passes on comes from this machine, too, and was asked by anybody. */
const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via'] as const

function mayAsk({ askToken }: OperatorDeps, req: PlainRequest & { query: Record<string, unknown> }): boolean {
  const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? req.query.token
  if (askToken && typeof given === 'string') return isSecret(given, askToken)
  return loopback.test(req.socket.remoteAddress ?? '') && passedOn.every((name) => req.headers[name] === undefined)
}
