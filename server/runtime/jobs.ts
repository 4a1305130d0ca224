import type { Log } from './log-context.ts'

/** What time alone brings about: links expire, old rows go. Every process does it, so doing it twice at once must change nothing. */
export interface Job {
  /** At most this often, in milliseconds; at each round when nothing is said. */
  every?: number
  run(stopping: () => boolean): Promise<unknown>
}

/** Between two rounds, in milliseconds. */
const pause = 2_000

/** Does the jobs one after another, again and again. One that fails is tried at the next round, and holds up no other process. */
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
