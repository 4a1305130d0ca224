import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import { whereMoved } from '../../store/database/fence.ts'
import { isSecret } from '../inbound/signature.ts'
import { json, sent } from '../operation.ts'
import type { Surface } from '../surface.ts'
import { askCertificate } from './ask.ts'
import { get, type OperatorDeps } from './operation.ts'

/** How long the database may take to answer, in milliseconds. */
const patience = 3_000

const Status = z.object({ status: z.string() })
const Unready = z.object({ status: z.string(), error: z.string() })

/**
 * For operators. `/healthz`: the process answers. `/readyz`: its database answers too. `/metrics`: for Prometheus, with its
 * token. This router is mounted in public apps, and outsiders must not read how many customers fail: without a configured token
 * the page does not exist.
 */
export const operators: Surface<OperatorDeps> = {
  base: '',
  needs: 'nothing',
  errors: Unready,
  resources: [
    {
      tag: 'Operations',
      operations: [
        get('/healthz', {
          id: 'isAlive',
          summary: 'Whether the process answers',
          answer: json(Status, 'It does.'),
          handle: () => ({ status: 'ok' }),
        }),
        askCertificate,
        get('/readyz', {
          id: 'isReady',
          summary: 'Whether its database does too',
          answer: { status: 200, says: 'It does.', schema: Status },
          refusals: [503],
          async handle({ deps, res }) {
            const error = await databaseTrouble(deps)
            if (error) res.status(503).json({ status: 'unavailable', error })
            else res.json({ status: 'ok' })
          },
        }),
        get('/metrics', {
          id: 'getMetrics',
          summary: 'What is counted, for Prometheus',
          description:
            "Wants `Authorization: Bearer` and the server's `PATCHBAY_METRICS_TOKEN`; without that setting it is not there.",
          answer: sent("Prometheus' text format.", 'text/plain'),
          refusals: [401, 404, 503],
          async handle({ deps, req, res }) {
            const { metricsToken, metrics, log } = deps
            if (!metricsToken) return void res.status(404).json({ error: 'this server has no token for metrics' })
            if (!isSecret(/^Bearer (.+)$/.exec(req.get('Authorization') ?? '')?.[1], metricsToken))
              return void res
                .status(401)
                .set('WWW-Authenticate', 'Bearer')
                .json({ error: 'the token is missing or wrong' })
            try {
              res.set({ 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' })
              res.send(await metrics.registry.metrics())
            } catch (error) {
              log.error(
                { err: error },
                'metrics not served: the database does not answer, so the queues could not be counted; check DATABASE_URL',
              )
              res.status(503).json({ error: 'the database does not answer' })
            }
          },
        }),
      ],
    },
  ],
}

/** Why the database does not answer, as one sentence; undefined when it answers. */
async function databaseTrouble({ db, log }: Deps): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, patience, new Error(`no answer within ${patience / 1_000} seconds`))
  })
  try {
    await Promise.race([sql`select 1 from projects limit 1`.execute(db), late])
    return undefined
  } catch (error) {
    log.error({ err: error }, 'the database does not answer')
    return whereMoved(error) ?? 'the database does not answer'
  } finally {
    clearTimeout(timer)
  }
}
