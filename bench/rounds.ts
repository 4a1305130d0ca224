import { type Contestant, cpuSeconds, type Ground } from './ground.ts'
import { type Spread, spreadOf } from './spread.ts'

/** One contestant with the requests that it is asked, whole, as they go over the wire. */
export interface Entry {
  contestant: Contestant
  requests: string[]
}

export interface Rounds {
  /** Of each entry: answers a second, by round. */
  rates: number[][]
  /** Of each entry: milliseconds of processor time that its process spent on one answer. */
  cpu: number[]
  /** Of each entry: milliseconds until half of the answers, and until 99 of 100, by round. */
  p50: number[][]
  p99: number[][]
}

/** A whole HTTP request, as text. */
export const httpRequest = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | undefined = undefined,
) =>
  [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
    '',
    body ?? '',
  ].join('\r\n')

/**
 * Asks the entries in turn, A B C A B C…, each for a fraction of a second: whatever else the machine does in a minute then
 * falls on all of them. What is compared are the rates of one round, never those of two.
 */
export async function takeTurns(
  { load, quick }: Ground,
  entries: Entry[],
  { connections = 8, milliseconds = quick ? 200 : 400, rounds = quick ? 5 : 11 } = {},
): Promise<Rounds> {
  const places = entries.map(() => 0)
  const [rates, p50, p99] = [0, 1, 2].map(() => entries.map((): number[] => [])) as [number[][], number[][], number[][]]
  const spent = entries.map(() => ({ seconds: 0, answers: 0 }))
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const nth = (turn + round + entries.length) % entries.length // Nobody is always first.
      const { contestant, requests } = entries[nth] as Entry
      const asked = { port: contestant.port, connections, requests, from: places[nth] as number }
      const cpu = cpuSeconds(contestant.pid)
      const loaded = await load({ ...asked, milliseconds: round < 0 ? 3 * milliseconds : milliseconds })
      if (loaded.refused) throw new Error(`${contestant.name} refused ${loaded.refused} requests: ${loaded.refusal}`)
      places[nth] = (places[nth] as number) + loaded.answered
      if (round < 0) continue // The first round warms up and is not counted.
      rates[nth]?.push(loaded.answered / loaded.seconds)
      p50[nth]?.push(loaded.p50)
      p99[nth]?.push(loaded.p99)
      const all = spent[nth] as (typeof spent)[0]
      all.seconds += cpuSeconds(contestant.pid) - cpu
      all.answers += loaded.answered
    }
  }
  return { rates, p50, p99, cpu: spent.map(({ seconds, answers }) => (seconds * 1_000) / answers) }
}

/** One entry's rate by another's, round by round. */
export const ratio = (one: number[], other: number[]): Spread =>
  spreadOf(one.map((rate, round) => rate / (other[round] as number)))
