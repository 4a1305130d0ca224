import type { MetaApps } from '../../server/meta/apps.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import type { Db } from '../../server/store/database/tables.ts'
import { defaultProjectId } from '../../server/store/projects/projects.ts'
import { readFaults, readFunnel } from '../../server/use-cases/stats/read-funnel.ts'
import { readToday } from '../../server/use-cases/stats/read-today.ts'
import { type Ground, kinds } from '../ground.ts'
import { type Line, ms, whole } from '../lines.ts'
import { mediansOf } from '../medians.ts'
import { ratio } from '../rounds.ts'
import { seed } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'The funnel of ninety days, and what needs somebody, where there are more links'

interface World {
  rows: number
  db: Db
}

/** How far a question may grow: a thousand links and a million are one funnel to who looks at it. */
const most = 1.3

/** From the middle of a week to the middle of another, and of a day. */
const ninetyDays = { from: '2026-03-04T10:00:00.000Z', to: '2026-06-02T15:00:00.000Z' }
/** Projects without an app of their own, and settings that nothing of Meta's ends for. */
const todayDeps = (world: World) => ({
  ...deps(world),
  apps: { rowOf: async () => undefined } as unknown as MetaApps,
  inUse: { signupVersions: ['v4'], graphVersion: 'v26.0' },
})
const deps = ({ db }: World) => ({ db, now: () => new Date() })

const questions: Record<string, (world: World) => Promise<unknown>> = {
  funnel: (world) => readFunnel(deps(world), defaultProjectId, ninetyDays),
  'funnel by day': (world) => readFunnel(deps(world), defaultProjectId, { ...ninetyDays, group_by: 'day' }),
  'funnel by country': (world) => readFunnel(deps(world), defaultProjectId, { ...ninetyDays, group_by: 'country' }),
  'funnel by language': (world) => readFunnel(deps(world), defaultProjectId, { ...ninetyDays, group_by: 'language' }),
  today: (world) => readToday(todayDeps(world), defaultProjectId),
  faults: (world) => readFaults(deps(world), defaultProjectId, ninetyDays),
}

/** Asked of the use cases, without HTTP around them, which would hide what grows. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const sizes = [1_000, ground.quick ? 50_000 : 1_000_000]
  for (const kind of kinds) {
    const worlds: World[] = []
    for (const rows of sizes) {
      const url = await ground.database(kind)
      await seed(url, rows)
      worlds.push({ rows, db: await openDatabase(url) })
    }
    try {
      for (const [what, ask] of Object.entries(questions)) {
        const [rounds, each] = ground.quick ? [6, 30] : [15, 60]
        const [base = [], large = []] = await mediansOf(worlds, ask, { rounds, each, first: 3 })
        yield {
          section: title,
          what: `${what}, ${whole(sizes.at(-1) as number)} links`,
          on: kind,
          ours: ms(spreadOf(large).middle),
          against: `with 1,000: ${ms(spreadOf(base).middle)}`,
          ratio: ratio(large, base),
          budget: { most },
        }
      }
    } finally {
      for (const { db } of worlds) await db.destroy()
    }
  }
}
