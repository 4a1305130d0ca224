import { clock } from './clock.ts'
import { disk } from './disk.ts'
import { gone } from './gone.ts'
import { graph } from './graph.ts'
import { kills } from './kills.ts'
import { malformed } from './malformed.ts'
import { race } from './race.ts'
import type { Plan, Timed } from './report.ts'

const parts = {
  kills: [(plan: Plan) => kills('SQLite', plan), (plan: Plan) => kills('PostgreSQL', plan)],
  graph: [(plan: Plan) => graph('SQLite', plan), (plan: Plan) => graph('PostgreSQL', plan)],
  clock: [(plan: Plan) => clock('SQLite', plan), (plan: Plan) => clock('PostgreSQL', plan)],
  disk: [disk],
  gone: [gone],
  race: [race],
  malformed: [(plan: Plan) => malformed('SQLite', plan), (plan: Plan) => malformed('PostgreSQL', plan)],
}
export type Part = keyof typeof parts
export const names = Object.keys(parts) as Part[]

/** The whole suite, or the parts of it that are named, one after another: each has the machine to itself. */
export async function everything(plan: Plan, only: Part[] = []): Promise<Timed[]> {
  const rows: Timed[] = []
  for (const name of only.length ? only : names)
    for (const part of parts[name]) {
      plan.say(`${name}…`)
      const began = Date.now()
      const made = [await part(plan)].flat()
      const seconds = Math.round((Date.now() - began) / 1_000 / made.length)
      rows.push(...made.map((row) => ({ ...row, seconds })))
    }
  return rows
}
