/** What several rounds said: the least, the middle, the most. */
export interface Spread {
  least: number
  middle: number
  most: number
}

export const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { least: sorted[0] as number, middle: median(sorted), most: sorted.at(-1) as number }
}

/** The middle of sorted values; of an even number of them, between the two. */
const median = (sorted: readonly number[]) => {
  const half = Math.floor(sorted.length / 2)
  const [left, right] = [sorted[half - 1 + (sorted.length % 2)], sorted[half]] as [number, number]
  return (left + right) / 2
}
