import type { Deps } from '../../deps.ts'
import { waitToBeAlone } from '../../store/database/alone.ts'
import type { Db } from '../../store/database/tables.ts'
import { differingCounts, replaceWeek } from '../../store/stats/counts.ts'
import { type CountedEvent, takeAllOf } from '../../store/stats/events.ts'
import { type CountedLink, linkIdsAfter, linksById } from '../../store/stats/links.ts'
import {
  countedProjects,
  noteStatsDue,
  progressBetween,
  progressOf,
  statsDone,
  statsDue,
} from '../../store/stats/progress.ts'
import { weekAfter, weekOf } from '../../store/stats/spans.ts'
import type { LinkProgress } from '../../store/stats/tables.ts'
import { foldFunnel, moveTo, standings } from './fold-funnel.ts'
import { farthestOf } from './progress.ts'

/** Links in one transaction. */
const batch = 200

/** Goes on with what an upgrade or a command left to be counted, until it is done or `stopping` is true. */
export async function countWhatIsDue(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  stopping: () => boolean = () => false,
): Promise<void> {
  let links = 0
  for (;;) {
    if (stopping()) return
    const counted = await db.transaction().execute(countSome)
    if (counted === undefined) break
    links += counted
  }
  if (links) log.info({ links }, 'the links of before were counted; the funnel is complete')
}

/** @returns how many links were counted; undefined when none are due */
async function countSome(tx: Db): Promise<number | undefined> {
  await waitToBeAlone(tx, 'stats')
  const due = await statsDue(tx)
  if (!due) return undefined
  const ids = await linkIdsAfter(tx, due.last_id, batch)
  if (!ids.length) {
    await statsDone(tx)
    return undefined
  }
  const [before, events] = [await progressOf(tx, ids), await takeAllOf(tx, ids)]
  const links = await linksById(tx, ids)
  const now = await standings(tx, ids, events, new Map())
  for (const link of links) now.set(link.id, atLeast(link, events, before.get(link.id), now.get(link.id)))
  await moveTo(tx, before, now)
  await noteStatsDue(tx, ids.at(-1) as string)
  return ids.length
}

/**
 * Events are deleted after some months. Where those of the beginning are gone, what was known of the link and what it says by itself
 * count too.
 */
function atLeast(
  link: CountedLink,
  events: CountedEvent[],
  known: LinkProgress | undefined,
  counted: LinkProgress | undefined,
): LinkProgress {
  const whole = events.some((event) => event.setup_link_id === link.id && event.name === 'created')
  const now = counted ?? farthestOf(link)
  if (whole) return now
  return [farthestOf(link), known].reduce<LinkProgress>(
    (best, other) => (other && other.stage > best.stage ? other : best),
    now,
  )
}

/** Counts every link anew, and then every week from what its links came to. Servers may run meanwhile. */
export async function rebuildFunnel(deps: Pick<Deps, 'db' | 'log'>): Promise<void> {
  const { db } = deps
  await noteStatsDue(db, '')
  await countWhatIsDue(deps)
  await recountFunnel(db)
}

/** Counts every week anew from how far its links came. */
export const recountFunnel = (db: Db) => eachWeek(db, replaceWeek)

/** How many counts differ from what the links came to. */
export async function differingFunnel(db: Db): Promise<number> {
  await foldFunnel(db, { wait: true })
  let differing = 0
  await eachWeek(db, async (tx, projectId, week, changes) => {
    differing += await differingCounts(tx, projectId, week, changes)
  })
  return differing
}

async function eachWeek(
  db: Db,
  work: (
    tx: Db,
    projectId: string,
    week: string,
    changes: Awaited<ReturnType<typeof progressBetween>>,
  ) => Promise<void>,
) {
  for (const { project_id, first, last } of await countedProjects(db))
    for (let week = weekOf(first as string); week <= (last as string); week = weekAfter(week))
      await db.transaction().execute(async (tx) => {
        await waitToBeAlone(tx, 'stats')
        await work(tx, project_id, week, await progressBetween(tx, project_id, week, weekAfter(week)))
      })
}
