import { describe, expect, inject, it } from 'vitest'
import { partOf } from '../support/run/part.ts'
import { everything, names } from './everything.ts'
import { failed, table } from './support/report.ts'

/** `npm run test:faults` is the long form; FAULTS_SEED repeats other moments than these. */
const seed = Number(process.env.FAULTS_SEED ?? 20_260_101)

describe.concurrent('nothing is lost or done twice, and nobody gets a 5xx', () => {
  it.each(partOf(names, 4))(
    `with %s (in short, seed ${seed})`,
    async (part) => {
      const said: string[] = []
      const rows = await everything(
        { seed, short: true, postgresUrl: inject('postgresUrl'), say: (line) => void said.push(line) },
        [part],
      )
      for (const { tried, note } of rows) if (!tried) console.warn(`${part}: ${note}`)
      expect(failed(rows), `${table(rows)}\n${said.join('\n')}`).toBe(false)
    },
    300_000,
  )
})
