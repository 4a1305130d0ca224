import type { Log } from './log-context.ts'

/**
 * A task that depends on time alone: links expire, old rows are deleted. Every process does it, so doing it twice at once must be
 * harmless.
 */
export interface Job {
  /** Shortest time between two runs, in milliseconds; without it the job runs at each round. */
  every?: number
  run(stopping: () => boolean): Promise<unknown>
}

/** Between two rounds, in milliseconds. */
const pause = 2_000

/**
 * Does the jobs one after another, again and again. One that fails is tried again at the next round, and does not stop the
 * others.
 */
export function startJobs({ log, now }: { log: Log; now(): Date }, jobs: Job[]): { close(): Promise<void> } {
  const doneAt = new Map<Job, number>()
  let closing = false
  async function round() {
    for (const job of jobs) {
      const at = now().getTime()
      if (closing || at - (doneAt.get(job) ?? 0) < (job.every ?? 0)) continue
      try {
        doneAt.set(job, at)
        await job.run(() => closing)
      } catch (error) {
        log.error({ err: error }, 'a regular job failed; the next round tries it again')
      }
    }
  }
  let busy = round()
  const timer = setInterval(() => {
    busy = busy.then(round)
  }, pause)
  return {
    async close() {
      closing = true
      clearInterval(timer)
      await busy
    },
  }
}
