import { availableParallelism } from 'node:os'
import { apiKey, type Contestant, cpuSeconds, type Ground } from '../ground.ts'
import { type Line, perSecond, whole } from '../lines.ts'
import { httpRequest, ratio } from '../rounds.ts'
import { customerId, seed } from '../seed.ts'
import { cpuSecondsOfAll, slice } from '../slice.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Processes: several on one PostgreSQL, links created a second'

const customers = 2_000

/** One, two and four processes, beside as many bare ones; the processors are the machine's, PostgreSQL and the load have their share. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const [ours, bares] = [await ground.database('PostgreSQL'), await ground.database('PostgreSQL')]
  for (const url of [ours, bares]) await seed(url, customers * 5)
  let alone: number[] = []
  for (const count of [1, 2, 4]) {
    const teams = [
      await Promise.all(Array.from({ length: count }, () => ground.patchbay(ours))),
      await Promise.all(Array.from({ length: count }, () => ground.bare(bares))),
    ]
    const rates: [number[], number[]] = [[], []]
    for (let round = -1; round < (ground.quick ? 4 : 9); round++)
      for (const [nth, team] of teams.entries()) {
        const rate = await together(ground, team, round < 0 ? 2_000 : ground.quick ? 300 : 500)
        if (round >= 0) rates[nth as 0 | 1].push(rate)
      }
    for (const team of teams) for (const contestant of team) await contestant.stop()
    const figure = (nth: 0 | 1) => perSecond(spreadOf(rates[nth]).middle)
    const line = { section: title, what: `${count} process${count > 1 ? 'es' : ''}`, on: 'PostgreSQL', ours: figure(0) }
    yield { ...line, against: `as many bare ones ${figure(1)}`, ratio: ratio(...rates) }
    if (count === 1) alone = rates[0]
    else yield { ...line, against: `one process ${perSecond(spreadOf(alone).middle)}`, ratio: ratio(rates[0], alone) }
  }
  yield* sliced(ground, ours)
}

/** How much of one processor each process gets there: so little that PostgreSQL and the load have what four of them need. */
const share = 0.2

/**
 * The same where each process has a slice of one processor and no more: what a second one brings on a machine of its own. Without
 * slices two processes take the processors from each other, from PostgreSQL and from the load, and the sum cannot rise.
 */
async function* sliced(ground: Ground, databaseUrl: string): AsyncGenerator<Line> {
  let alone: number[] = []
  for (const count of [1, 2, 4]) {
    const team = await Promise.all(Array.from({ length: count }, () => ground.patchbay(databaseUrl)))
    const what = `${count} process${count > 1 ? 'es' : ''}, each ${share * 100} % of a processor`
    const line = { section: title, what, on: 'PostgreSQL' }
    await together(ground, team, 2_000)
    const slices = team.map(({ pid }) => slice(pid, share))
    const end = async () => {
      for (const contestant of team) await contestant.stop()
      for (const takeOff of slices) takeOff?.()
    }
    if (!slices.every(Boolean)) {
      await end()
      yield { ...line, ours: '', against: '', note: 'not measured: slices take the rights of root' }
      return
    }
    const used = () => [
      team.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
      cpuSecondsOfAll('postgres'),
      cpuSeconds(ground.loadPid),
    ]
    const rates: number[] = []
    const [before, began] = [used(), performance.now()]
    for (let round = 0; round < (ground.quick ? 3 : 7); round++)
      rates.push(await together(ground, team, ground.quick ? 1_000 : 2_000))
    const all = ((performance.now() - began) / 1_000) * availableParallelism()
    const [own, database, load] = used().map((now, nth) => `${whole(((now - (before[nth] as number)) / all) * 100)} %`)
    await end()
    const ours = `${perSecond(spreadOf(rates).middle)} (of all: servers ${own}, PostgreSQL ${database}, load ${load})`
    if (count === 1) {
      alone = rates
      yield { ...line, ours, against: '' }
    } else {
      const budget = count === 2 ? { budget: { least: 1.5 } } : {}
      yield {
        ...line,
        ours,
        against: `one ${perSecond(spreadOf(alone).middle)}`,
        ratio: ratio(rates, alone),
        ...budget,
      }
    }
  }
}

/** All processes at once, eight connections in all, each process by a share of the customers. */
async function together(ground: Ground, team: Contestant[], milliseconds: number): Promise<number> {
  const loaded = await Promise.all(
    team.map(({ port }, nth) =>
      ground.load({
        port,
        connections: Math.max(2, 8 / team.length),
        milliseconds,
        from: Math.floor(Math.random() * customers),
        requests: requests.filter((_, customer) => customer % team.length === nth),
      }),
    ),
  )
  const refusal = loaded.find(({ refused }) => refused)?.refusal
  if (refusal) throw new Error(`a process refused a request: ${refusal}`)
  return loaded.reduce((sum, { answered, seconds }) => sum + answered / seconds, 0)
}

const body = JSON.stringify({
  setup_link: { success_redirect_url: 'https://app.example.com/done', allowed_origins: ['https://app.example.com'] },
})
const requests = Array.from({ length: customers }, (_, nth) =>
  httpRequest('POST', `/platform/v1/customers/${customerId(nth + 1)}/setup_links`, { 'X-API-Key': apiKey }, body),
)
