import { percentile } from './spread.ts'

/**
 * Asks each world in turn, round by round, so that what disturbs the machine disturbs all of them. The first rounds fill caches and
 * compile what is asked; they do not count.
 *
 * @returns for each world the median of each round, in milliseconds
 */
export async function mediansOf<World>(
  worlds: readonly World[],
  ask: (world: World) => Promise<unknown>,
  { rounds, each, first }: { rounds: number; each: number; first: number },
): Promise<[number[], ...number[][]]> {
  const times: number[][] = worlds.map(() => [])
  for (let round = -first; round < rounds; round++)
    for (const [nth, world] of worlds.entries()) {
      const taken: number[] = []
      for (let time = 0; time < each; time++) {
        const began = performance.now()
        await ask(world)
        taken.push(performance.now() - began)
      }
      taken.sort((a, b) => a - b)
      if (round >= 0) times[nth]?.push(percentile(taken, 0.5))
    }
  return times as [number[], ...number[][]]
}
