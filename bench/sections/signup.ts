import { sandboxApp as app } from '../../sandbox/index.ts'
import { deriveKeys } from '../../server/security/keys.ts'
import { linkToken } from '../../server/security/link-token.ts'
import { callsOf, type GraphOf } from '../bare/signup.ts'
import { type Ground, kinds, secretKey } from '../ground.ts'
import { type Line, ms, perSecond } from '../lines.ts'
import { ratio } from '../rounds.ts'
import { openLink, seed } from '../seed.ts'
import { popup, signUp } from '../signups.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Complete signup: from the end of the popup to a connected number, the Graph at no delay'

const keys = deriveKeys([Buffer.from(secretKey, 'base64')])

/**
 * Whole signups beside the same steps by hand, and alone beside nothing but their Graph calls: what is left is our own time.
 * The sandbox answers at once, but it is a server, too; its work is in both figures.
 */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  const graph = { url: ground.sandboxUrl, appId: app.id, secret: app.secret }
  const [rounds, each] = ground.quick ? [3, 10] : [9, 24]
  for (const kind of kinds) {
    const [ours, bares] = [await ground.database(kind), await ground.database(kind)]
    for (const url of [ours, bares]) await seed(url, 5 * 2_000)
    const patchbay = await ground.patchbay(ours)
    const bare = await ground.bare(bares)
    let customer = 0
    const next = () => openLink(++customer)
    const byUs = async () => signUp(patchbay, linkToken(keys, next()), await popup(ground))
    const byHand = async () => signUp(bare, next(), await popup(ground))

    await sameCalls(ground, byUs, graph)
    const rates: [number[], number[]] = [[], []]
    for (let round = -1; round < rounds; round++)
      for (const [nth, one] of [byUs, byHand].entries()) {
        const rate = await together(one, each, 8)
        if (round >= 0) rates[nth]?.push(rate)
      }
    const figure = (nth: 0 | 1) => perSecond(spreadOf(rates[nth]).middle)
    const line = { section: title, on: kind }
    yield {
      ...line,
      what: 'signups, eight at once',
      ours: figure(0),
      against: `bare Express ${figure(1)}`,
      ratio: ratio(...rates),
    }

    const alone: [number[], number[], number[]] = [[], [], []]
    for (let nth = 0; nth < (ground.quick ? 20 : 80); nth++) {
      const end = await popup(ground)
      alone[1].push(await timed(() => callsOf(graph, end)))
      // Not asked while the Graph calls last, then often: what is measured is when it is done.
      const asking = { first: spreadOf(alone[1]).middle, every: 2 }
      const [ours, hand] = [await popup(ground), await popup(ground)]
      alone[0].push(await timed(() => signUp(patchbay, linkToken(keys, next()), ours, asking)))
      alone[2].push(await timed(() => signUp(bare, next(), hand)))
    }
    // By groups of a round: a single signup is shorter than what disturbs the machine.
    const ownIn = (of: number[]) => groups(of.map((whole, nth) => whole - (alone[1][nth] as number)))
    const [own, handed] = [ownIn(alone[0]), ownIn(alone[2])]
    yield {
      ...line,
      what: 'one signup, alone',
      ours: ms(spreadOf(alone[0]).middle),
      against: `its Graph calls alone ${ms(spreadOf(alone[1]).middle)}`,
      ratio: spreadOf(alone[0].map((whole, nth) => whole / (alone[1][nth] as number))),
    }
    yield {
      ...line,
      what: 'our own time in it',
      ours: ms(spreadOf(own).middle),
      against: `by hand ${ms(spreadOf(handed).middle)}`,
      ratio: ratio(own, handed),
      budget: { most: kind === 'SQLite' ? 1.8 : 1.4 },
      note: 'Our own time is what a signup takes beyond its Graph calls; most of it is waiting for the disk, eleven times.',
    }
    await patchbay.stop()
    await bare.stop()
  }
}

/** The medians of eight groups, one after another. */
const groups = (values: number[]) =>
  Array.from({ length: 8 }, (_, nth) => {
    const each = Math.ceil(values.length / 8)
    return spreadOf(values.slice(nth * each, (nth + 1) * each)).middle
  }).filter((middle) => !Number.isNaN(middle))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** So many in all, so many at once; how many a second that made. */
async function together(work: () => Promise<unknown>, all: number, atOnce: number): Promise<number> {
  let left = all
  const taken = await timed(() =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (left-- > 0) await work()
      }),
    ),
  )
  return (all * 1_000) / taken
}

/** @throws {Error} when the server asks Graph for something else than the bare handler does: then the two are not alike */
async function sameCalls(ground: Ground, byUs: () => Promise<unknown>, graph: GraphOf) {
  const asked = async (work: () => Promise<unknown>) => {
    await fetch(`${ground.sandboxUrl}/_control/calls`, {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    await work()
    const { calls } = (await (await fetch(`${ground.sandboxUrl}/_control/calls`)).json()) as {
      calls: { method: string; path: string }[]
    }
    return calls.map(({ method, path }) => `${method} ${path}`).join('\n')
  }
  const [ours, theirs] = [await asked(byUs), await asked(async () => callsOf(graph, await popup(ground)))]
  if (ours !== theirs)
    throw new Error(
      `bench/bare/signup.ts must make the calls that a signup makes.\nServer:\n${ours}\n\nBare:\n${theirs}`,
    )
}
