import { type RequestHandler, Router } from 'express'
import { sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import { isSecret } from '../inbound/signature.ts'

/** How long the database may take to say that it is there, in milliseconds. */
const patience = 3_000

/**
 * For whoever keeps the server running. `/healthz`: the process answers. `/readyz`: its database does too.
 * `/metrics`: for Prometheus, and for nobody without its token. This router is mounted in apps that face the internet, and
 * how many customers fail is nobody's business: without a token the page is not there.
 */
export const operators = (deps: Deps, metricsToken: string | undefined) =>
  Router()
    .get('/healthz', (_req, res) => {
      res.json({ status: 'ok' })
    })
    .get('/readyz', ready(deps))
    .get('/metrics', async (req, res) => {
      if (!metricsToken) return void res.status(404).json({ error: 'PATCHBAY_METRICS_TOKEN is not set' })
      if (!isSecret(/^Bearer (.+)$/.exec(req.get('Authorization') ?? '')?.[1], metricsToken))
        return void res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'the token is missing or wrong' })
      try {
        res.set({ 'Content-Type': deps.metrics.registry.contentType, 'Cache-Control': 'no-store' })
        res.send(await deps.metrics.registry.metrics())
      } catch (error) {
        deps.log.error({ err: error }, 'the queues could not be counted')
        res.status(503).json({ error: 'the database does not answer' })
      }
    })

const ready =
  ({ db, log }: Deps): RequestHandler =>
  async (_req, res) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, patience, new Error(`no answer within ${patience / 1_000} seconds`))
    })
    try {
      await Promise.race([sql`select 1 from projects limit 1`.execute(db), late])
      res.json({ status: 'ok' })
    } catch (error) {
      log.error({ err: error }, 'the database does not answer')
      res.status(503).json({ status: 'unavailable', error: 'the database does not answer' })
    } finally {
      clearTimeout(timer)
    }
  }
