import { isIPv4, isIPv6 } from 'node:net'
import type { Deps } from '../../deps.ts'
import type { CustomHost } from '../../runtime/hosts.ts'
import { hostnameOf } from '../../store/domains/hostname.ts'
import { minute } from '../../time.ts'
import type { PlainHandler, PlainResponse } from '../plain.ts'
import { askedHost } from './asked-host.ts'

/**
 * What a project's own host serves: the page of a link, what it loads, and what the widget asks. Meta sends a customer back to the
 * canonical host alone.
 */
const servedThere = /^\/(?:s\/[^/?]+|embed\.js|assets\/[^?]+|connect\/v1\/(?!oauth\b)[^?]+)(?:\?|$)/i

/** Names that no public DNS knows: they are of this machine or of its network. */
const isLocal = (hostname: string) => !hostname.includes('.') || /\.(?:localhost|local|internal)$/.test(hostname)

/** `192.0.2.1:4000`, `[2001:db8::1]`: health checks and balancers ask so. */
function isAddress(host: string): boolean {
  const bare = /^(?:\[([\da-f:.]+)\]|([\d.]+))(?::\d{0,5})?$/i.exec(host)
  return isIPv6(bare?.[1] ?? '') || isIPv4(bare?.[2] ?? '')
}

type Verdict = CustomHost | 'own' | 'nobody'

/**
 * Stands before all routes. On a project's own host little is served, and only links of that project; a name that is nobody's gets a
 * 404, after the same look into memory. The names of the operator's own network stay open, and so does every name while no project
 * has a host: whoever uses none of this notices nothing of it.
 */
export function hostGate({ hosts, log, now, ownHosts, publicUrl }: GateDeps): PlainHandler {
  const { host: canonical, hostname, protocol } = new URL(publicUrl)
  const own = new Set([hostname, ...ownHosts])
  let told = 0

  function judge(asked: string): Verdict {
    const name = hostnameOf(asked).hostname
    if (name === undefined) return isAddress(asked) ? 'own' : 'nobody'
    return hosts.find(name) ?? (own.has(name) || isLocal(name) ? 'own' : 'nobody')
  }

  return (req, res, next) => {
    if (hosts.count() === 0) return next()
    const asked = askedHost(req)
    if (asked === undefined || asked === canonical) return next()
    const verdict = judge(asked)
    if (verdict === 'own') return next()
    if (verdict === 'nobody') {
      if (now().getTime() - told > minute) {
        told = now().getTime()
        log.warn({ host: asked.slice(0, 253) }, nobodys)
      }
      return notFound(res)
    }
    if (!servedThere.test(req.url)) return notFound(res)
    res.locals.host = verdict
    if (protocol === 'https:') res.setHeader('Strict-Transport-Security', 'max-age=31536000')
    next()
  }
}

type GateDeps = Pick<Deps, 'hosts' | 'log' | 'now' | 'ownHosts' | 'publicUrl'>

const nobodys =
  'a request was refused: its host is neither that of PUBLIC_URL nor an active domain of a project; name it in PATCHBAY_HOSTS if it is yours'

function notFound(res: PlainResponse) {
  res.statusCode = 404
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end('{"error":"Not found"}')
}

/** The project's own host that a request came to, if it did. */
export const customHost = ({ locals }: Pick<PlainResponse, 'locals'>): CustomHost | undefined => locals.host
