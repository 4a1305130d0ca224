import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { linkOfToken } from '../../security/link-token.ts'
import type { Db } from '../../store/database/tables.ts'
import { findLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findOpening } from '../../store/signup/openings.ts'
import { mayUse } from '../../use-cases/signup/redirect-signup.ts'
import { customHost } from '../hosts/gate.ts'
import { header, type PlainHandler } from '../plain.ts'
import { countRefusal, enforceLimit } from '../refusals.ts'
import type { LinkHolder } from './operation.ts'

/**
 * Any page may read the answers, above all errors. The token and {@link fromAllowedOrigin} decide what a page may do, because a
 * preflight carries neither. Nothing here depends on cookies.
 */
export const readable: PlainHandler = (req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Vary', 'Origin, Access-Control-Request-Headers')
  const origin = header(req, 'origin')
  if (origin) res.setHeader('Access-Control-Allow-Origin', origin)
  if (req.method !== 'OPTIONS') return next()
  res.setHeader('Access-Control-Allow-Methods', 'GET, PUT, POST, DELETE')
  // Tracing tools add headers to every request of a page. We read none of them, and refuse none.
  const asked = header(req, 'access-control-request-headers') ?? 'Authorization, Content-Type'
  res.setHeader('Access-Control-Allow-Headers', asked)
  res.setHeader('Access-Control-Max-Age', '600')
  res.statusCode = 204
  res.end()
}

/** Finds the link of the token. On a host of a project it is one of that project's. */
const holderBy =
  (find: (db: Db, id: string) => Promise<LinkHolder | undefined>) =>
  ({ db, keys, limits }: Deps): PlainHandler =>
  async (req, res, next) => {
    const token = /^Bearer (\S+)$/.exec(header(req, 'authorization') ?? '')?.[1]
    const id = token && linkOfToken(keys, token)
    const holder = id ? await find(db, id) : undefined
    const host = customHost(res)
    if (!holder || (host && host.projectId !== holder.link.project_id)) {
      await countRefusal(limits, req, res)
      throw new Fault('link_not_found', 'There is no setup link with this token')
    }
    Object.assign(res.locals, holder)
    next()
  }

export const theLink = holderBy(async (db, id) => {
  const link = await findLink(db, id)
  return link && { link }
})

/** The same with what a session begins with. */
export const theOpening = holderBy(async (db, id) => {
  const opening = await findOpening(db, id)
  return opening && { link: opening.link, opening }
})

/** The path of an attempt as Express takes it; an address may be written with its origin. */
const ofAttempt = /^(?:https?:\/\/[^/?]*)?\/attempts\//i

/**
 * Limits the requests of one link, by everybody who uses it, to the limit of an API key. Its codes are exchanged at Meta, which
 * counts them against the app that all customers share, so they are limited to thirty a minute.
 */
export const rateOfLink =
  ({ limits }: Deps): PlainHandler =>
  async (req, res, next) => {
    enforceLimit(await limits.take('link', res.locals.link.id), res)
    if (req.method === 'PUT' && ofAttempt.test(req.url))
      enforceLimit(await limits.take('codes', res.locals.link.id), res)
    next()
  }

/** The hosted page's own origin, or one that the link names. A request without an origin does not come from another page. */
export const fromAllowedOrigin =
  (deps: Deps): PlainHandler =>
  (req, res, next) => {
    const origin = header(req, 'origin')
    const link = res.locals.link as SetupLinkRow
    if (origin && !mayUse(deps, link, origin))
      throw new Fault('origin_not_allowed', `${origin} is not among the allowed_origins of this setup link`)
    res.locals.allowed = true
    next()
  }
