import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { funnelSteps } from '../../../contract/index.ts'
import { readFunnel } from '../../../server/use-cases/stats/read-funnel.ts'
import { differingFunnel } from '../../../server/use-cases/stats/rebuild-funnel.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const program = join(import.meta.dirname, '../../support/stats/count-forever.ts')

/** Writes and counts in a process of its own, and kills it at some moment. */
async function countAndDie(world: World, projectId: string, ids: string[]) {
  const args = [program, world.options.databaseUrl, projectId, ids.join()]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await setTimeout(50 + Math.random() * 150)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const farthest: Record<string, (typeof funnelSteps)[number]> = {
  opened: 'opened',
  exchanged: 'returned',
  completed: 'connected',
}

/** How many links came to each step, counted from the events alone. */
async function counted({ db }: World) {
  const events = await db.selectFrom('link_events').select(['setup_link_id', 'name']).execute()
  const stages = new Map<string, number>()
  for (const { setup_link_id: id, name } of events)
    stages.set(id, Math.max(stages.get(id) ?? 0, funnelSteps.indexOf(farthest[name] ?? 'sent')))
  const came = (stage: number) => [...stages.values()].filter((one) => one >= stage).length
  return Object.fromEntries(funnelSteps.map((step, stage) => [step, came(stage)]))
}

describe.each(databaseKinds)('counting on %s', (kind) => {
  it('loses nothing and counts nothing twice, whenever the process is killed', async () => {
    await using world = await start(kind)
    const { id: projectId } = (await world.api('GET', '/project')).body.data
    const ids: string[] = []
    for (let nth = 0; nth < 40; nth++) ids.push((await world.link()).id)
    // A server that counts as well would not let the killed process get far.
    await world.restart({ databaseUrl: 'sqlite::memory:' })
    let events = 0
    for (let round = 0; round < 4; round++) {
      await countAndDie(world, projectId, ids)
      const { total } = await readFunnel({ db: world.db, now: () => new Date(Date.now() + 1) }, projectId, {})
      expect(total).toEqual(await counted(world))
      expect(await differingFunnel(world.db)).toBe(0)
      const { rows } = await world.db
        .selectFrom('link_events')
        .select((of) => of.fn.countAll().as('rows'))
        .executeTakeFirstOrThrow()
      expect(Number(rows)).toBeGreaterThan(events)
      events = Number(rows)
    }
  })
})
