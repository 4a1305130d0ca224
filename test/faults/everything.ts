import { drawn } from '../support/run/part.ts'
import { clock } from './clock.ts'
import { disk } from './disk.ts'
import { gone } from './gone.ts'
import { graph } from './graph.ts'
import { kills } from './kills.ts'
import { news } from './news.ts'
import { prices } from './prices.ts'
import { race } from './race.ts'
import { relay } from './relay.ts'
import { costly } from './requests/costly.ts'
import { malformed } from './requests/malformed.ts'
import type { Kind } from './support/databases.ts'
import type { Plan, Row, Timed } from './support/report.ts'
import { noninterference } from './tenants/noninterference.ts'
import { orphans } from './tenants/orphans.ts'
import { revoked } from './tenants/revoked.ts'
import { upgrades } from './upgrades.ts'

interface Part {
  on: Kind
  run(plan: Plan): Promise<Row | Row[]>
}
const onBoth = (part: (kind: Kind, plan: Plan) => Promise<Row>): Part[] =>
  (['SQLite', 'PostgreSQL'] as const).map((on) => ({ on, run: (plan) => part(on, plan) }))
const parts: Record<string, Part[]> = {
  kills: onBoth(kills),
  graph: onBoth(graph),
  prices: onBoth(prices),
  news: onBoth(news),
  relay: onBoth(relay),
  clock: onBoth(clock),
  disk: [{ on: 'SQLite', run: disk }],
  gone: [{ on: 'PostgreSQL', run: gone }],
  race: [{ on: 'PostgreSQL', run: race }],
  malformed: onBoth(malformed),
  costly: onBoth(costly),
  noninterference: onBoth(noninterference),
  revoked: onBoth(revoked),
  orphans: onBoth(orphans),
  upgrades: onBoth(upgrades),
}
/**
 * In short these are tried on SQLite alone: `two-processes.test.ts` kills on PostgreSQL, and tests of every surface run on both. Of the
 * others, a plain `npm test` draws one in three for PostgreSQL.
 */
const shorter = ['kills', 'prices', 'relay', 'malformed', 'costly', 'upgrades']
export const names = Object.keys(parts)

/** The whole suite, or what is named of it, one after another: each has the machine to itself. */
export async function everything(plan: Plan, only: string[] = [], on?: Kind): Promise<Timed[]> {
  const rows: Timed[] = []
  for (const name of only.length ? only : names)
    for (const part of (parts[name] ?? []).slice(
      0,
      plan.short && (shorter.includes(name) || !drawn(name, 3)) ? 1 : 2,
    )) {
      if (on && part.on !== on) continue
      plan.say(`${name}…`)
      const began = Date.now()
      const made = [await part.run(plan)].flat()
      const seconds = Math.round((Date.now() - began) / 1_000 / made.length)
      rows.push(...made.map((row) => ({ seconds, ...row, seed: plan.seed })))
    }
  return rows
}
