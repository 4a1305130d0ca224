import {
  type FaultCode,
  type FaultCounts,
  type Funnel,
  type FunnelGroup,
  type FunnelStep,
  faultCode,
  funnelSteps,
} from '../../../contract/index.ts'
import { remedies } from '../../../contract/remedies.ts'
import { faults } from '../../../contract/words/en-faults.ts'
import { unreachable } from '../../../contract/words/en-unreachable.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { countsBy, countsByDay, countsOf } from '../../store/stats/counts.ts'
import { statsDue } from '../../store/stats/progress.ts'
import { addMs, day, hour, toIso } from '../../time.ts'
import { foldFunnel } from './fold-funnel.ts'

export interface FunnelAsked {
  from?: string | undefined
  to?: string | undefined
}

/** What customers read. */
const words: Record<FaultCode, string> = { ...faults, server_unreachable: unreachable }

type Reading = Pick<Deps, 'db' | 'now'>

/** The links that were sent between two moments, by how far they came. What happened a moment ago is in it. */
export async function readFunnel(
  deps: Reading,
  projectId: string,
  { group_by = null, ...asked }: FunnelAsked & { group_by?: FunnelGroup | null | undefined },
): Promise<Funnel> {
  const { db } = deps
  const { from, to } = wholeSpan(deps, asked)
  await foldFunnel(db, { wait: true })
  const span = { projectId, from, to }
  const groups = !group_by ? [] : await (group_by === 'day' ? countsByDay(db, span) : countsBy(db, span, group_by))
  const order = (one: (typeof groups)[number], other: (typeof groups)[number]) =>
    (group_by === 'day' ? 0 : other.sent - one.sent) || (one.value < other.value ? -1 : 1)
  return {
    from: toIso(from),
    to: toIso(to),
    group_by,
    total: await countsOf(db, span),
    groups: groups.sort(order).map((group) => ({ ...group, value: group.value || null })),
    counting: (await statsDue(db)) !== undefined,
  }
}

/** The faults that links ended at, which were sent between two moments and are not connected. */
export async function readFaults(deps: Reading, projectId: string, asked: FunnelAsked): Promise<FaultCounts> {
  const funnel = await readFunnel(deps, projectId, { ...asked, group_by: 'fault' })
  const found = funnel.groups.flatMap(({ value, ...reached }) => {
    if (value === null) return []
    const fault = faultCode(value)
    const [title = '', text = ''] = words[fault].split('\n')
    const stopped_at = { ...reached }
    for (const [nth, step] of funnelSteps.entries()) {
      const next = funnelSteps[nth + 1]
      if (next) stopped_at[step] -= reached[next]
    }
    const drop_off = funnelSteps.reduce<FunnelStep>(
      (most, step) => (stopped_at[step] > stopped_at[most] ? step : most),
      'sent',
    )
    return [{ fault, links: reached.sent, remedy: remedies[fault], words: { title, text }, drop_off, stopped_at }]
  })
  const { from, to, counting } = funnel
  return { from, to, faults: found, counting }
}

/** The span that is asked for, in whole hours; one of more than two weeks in whole days. @throws {Fault} `invalid_request` */
function wholeSpan({ now }: Pick<Deps, 'now'>, asked: FunnelAsked): { from: Date; to: Date } {
  const to = asked.to ? new Date(asked.to) : now()
  const from = asked.from ? new Date(asked.from) : addMs(to, -30 * day)
  if (from >= to) throw new Fault('invalid_request', 'from must be before to')
  const size = to.getTime() - from.getTime() > 14 * day ? day : hour
  return {
    from: new Date(Math.floor(from.getTime() / size) * size),
    to: new Date(Math.ceil(to.getTime() / size) * size),
  }
}
