import type { DomainCheck } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { createWorker } from '../../runtime/worker.ts'
import { hour } from '../../time.ts'
import { look } from './look.ts'
import { settle } from './settle.ts'

/** Looks at the domains of projects: those that wait for their records often, those that have them once a day. */
export function domainWorkers(deps: Omit<Deps, 'workers'>) {
  const noteSilence = silenceNoter(deps)
  return {
    domains: createWorker(
      deps,
      'domains',
      async (row) => {
        const checks = await look(deps, row)
        noteSilence(checks)
        await settle(deps, row.id, checks)
      },
      { every: 2_000, most: 10 },
    ),
  }
}

/** Says once an hour that nobody answers: no domain fails by that, so nothing else would tell. */
function silenceNoter({ log, now }: Pick<Deps, 'log' | 'now'>) {
  let saidAt = 0
  return (checks: DomainCheck[]) => {
    if (now().getTime() - saidAt < hour || checks.some(({ finding }) => finding !== 'unanswered')) return
    saidAt = now().getTime()
    log.warn(
      'the name servers do not answer about the domains of projects, so none becomes active: set PATCHBAY_RESOLVERS to two that answer',
    )
  }
}
