import { apiKey, type Contestant, type Ground } from '../ground.ts'
import { type Line, perSecond } from '../lines.ts'
import { httpRequest, ratio } from '../rounds.ts'
import { customerId, seed } from '../seed.ts'
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
