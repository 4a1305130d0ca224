import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What became of one history. */
export interface Played {
  nth: number
  acts: number
  /** Whether the tenant that is watched connected a number. */
  connected: boolean
  differed: boolean
  milliseconds: number
}

/**
 * Results of histories in a file, a line each, so that a run that was stopped goes on where it was, and several processes play
 * parts of one run. One that differed is played again. Without a file they are kept in memory.
 *
 * @param run which run they are of: a file may hold results of several
 */
export function keptIn(file: string | undefined, run: string) {
  const results = new Map<number, Played>()
  const take = (played: Played) => {
    if (!results.has(played.nth)) results.set(played.nth, played)
  }
  if (file && existsSync(file))
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { run: of, ...played } = JSON.parse(line) as Played & { run: string }
      if (of === run && !played.differed) take(played)
    }
  return {
    results,
    keep(played: Played) {
      take(played)
      if (file) appendFileSync(file, `${JSON.stringify({ run, ...played })}\n`)
    },
  }
}
