import { isAlone, waitToBeAlone } from '../../store/database/alone.ts'
import type { Db } from '../../store/database/tables.ts'
import { addToCounts, type Change } from '../../store/stats/counts.ts'
import { type CountedEvent, hasUncounted, takeUncounted } from '../../store/stats/events.ts'
import { displayedNumbers, linksById } from '../../store/stats/links.ts'
import { progressOf, putProgress } from '../../store/stats/progress.ts'
import type { LinkProgress } from '../../store/stats/tables.ts'
import { after, beginningOf } from './progress.ts'

/** Events in one transaction: few enough for other writers to wait briefly. */
const batch = 1_000

/**
 * Counts the events that are not counted yet. A mark on each of them, how far its link came, and the counts change in one transaction,
 * so a crash leaves all of them as they were. Ends early when `stopping` is true.
 *
 * @param wait when another process counts, waits for it, in place of leaving the work to it
 */
export async function foldFunnel(
  db: Db,
  { stopping = () => false, wait = false }: { stopping?: () => boolean; wait?: boolean } = {},
): Promise<void> {
  while (!stopping() && (await hasUncounted(db))) {
    const more = await db.transaction().execute(async (tx) => {
      if (wait) await waitToBeAlone(tx, 'stats')
      else if (!(await isAlone(tx, 'stats'))) return false
      const events = await takeUncounted(tx, batch)
      await count(tx, events)
      return events.length === batch
    })
    if (!more) return
  }
}

/** Counts events of links on top of what is known of these. */
async function count(tx: Db, events: CountedEvent[]) {
  if (!events.length) return
  const ids = [...new Set(events.map((event) => event.setup_link_id))]
  const before = await progressOf(tx, ids)
  await moveTo(tx, before, await standings(tx, ids, events, before))
}

/** Where links stand after their events. */
export async function standings(
  tx: Db,
  ids: string[],
  events: CountedEvent[],
  before: Map<string, LinkProgress>,
): Promise<Map<string, LinkProgress>> {
  const links = new Map((await linksById(tx, ids)).map((link) => [link.id, link]))
  const done = events.filter(({ name }) => name === 'completed')
  const projects = [...new Set(done.map(({ project_id }) => project_id))]
  const numbers = await displayedNumbers(tx, projects, done.map(numberOf))
  const now = new Map(before)
  for (const event of events) {
    const id = event.setup_link_id
    const known = now.get(id) ?? { ...beginningOf(links.get(id), event), setup_link_id: id }
    now.set(id, after(known, event, numbers))
  }
  return now
}

const numberOf = ({ detail }: CountedEvent) => String(JSON.parse(detail).phone_number_id)

/** Writes where links stand now, and moves them from one count to another. */
export async function moveTo(tx: Db, before: Map<string, LinkProgress>, now: Map<string, LinkProgress>) {
  const moved = [...now.values()].filter((progress) => !same(before.get(progress.setup_link_id), progress))
  if (!moved.length) return
  await putProgress(tx, moved)
  const changes = moved.flatMap((progress): Change[] => {
    const old = before.get(progress.setup_link_id)
    return [...(old ? [{ ...old, links: -1 }] : []), { ...progress, links: 1 }]
  })
  await addToCounts(tx, changes)
}

const same = (one: LinkProgress | undefined, other: LinkProgress) =>
  one !== undefined &&
  (['stage', 'country', 'connection_type', 'language', 'fault'] as const).every((name) => one[name] === other[name])
