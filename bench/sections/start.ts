import { type Contestant, type Ground, kinds } from '../ground.ts'
import { type Line, ms } from '../lines.ts'
import { seed } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Cold start: from the command to the first answer, on a database with 10,000 links'

export async function* measure(ground: Ground): AsyncGenerator<Line> {
  for (const kind of kinds) {
    const [ours, bares, theirs] = [
      await ground.database(kind),
      await ground.database(kind),
      await ground.database(kind),
    ]
    for (const url of [ours, bares]) await seed(url, 10_000)
    const starts: (() => Promise<Contestant>)[] = [
      () => ground.patchbay(ours),
      () => ground.bare(bares),
      () => ground.betterAuth(theirs),
    ]
    const times: number[][] = [[], [], []]
    for (let round = -1; round < (ground.quick ? 3 : 7); round++)
      for (const [nth, start] of starts.entries()) {
        const began = performance.now()
        const contestant = await start()
        if (round >= 0) times[nth]?.push(performance.now() - began)
        await contestant.stop()
      }
    const [mine, bare, auth] = times as [number[], number[], number[]]
    const line = { section: title, what: 'first answer', on: kind, ours: ms(spreadOf(mine).middle) }
    const by = (other: number[]) => spreadOf(mine.map((time, round) => time / (other[round] as number)))
    yield { ...line, against: `bare Express ${ms(spreadOf(bare).middle)}`, ratio: by(bare) }
    yield { ...line, against: `better-auth ${ms(spreadOf(auth).middle)}`, ratio: by(auth) }
  }
}
