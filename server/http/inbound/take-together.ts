import { setImmediate } from 'node:timers/promises'
import type { KeyedQueue } from '../../runtime/keyed-queue.ts'

/** The most webhooks that are taken at once. */
const most = 50

interface Waiting<Change> {
  changes: Change[]
  done(): void
  failed(error: unknown): void
}

/** The webhooks that wait, by server and by what they are about. */
const waiting = new WeakMap<KeyedQueue, Map<string, Waiting<never>[]>>()

/**
 * Takes the webhooks about one thing one after another, in the order in which they came. Those that came while one was taken are
 * taken together: a transaction waits for the disk, and an account that gets many messages would wait for it with each of them.
 * When they cannot be taken together, each is taken alone, so that none fails for another one's sake.
 */
export function takeTogether<Change>(
  queue: KeyedQueue,
  about: string,
  changes: Change[],
  take: (changes: Change[]) => Promise<void>,
): Promise<void> {
  const all = (waiting.get(queue) ?? new Map()) as Map<string, Waiting<Change>[]>
  waiting.set(queue, all as Map<string, Waiting<never>[]>)
  const line = all.get(about) ?? []
  all.set(about, line)
  const taken = new Promise<void>((done, failed) => {
    line.push({ changes, done, failed })
  })
  const next = async () => {
    await setImmediate() // What came with it, or while the database kept this process busy, is read first.
    const together = line.splice(0, most)
    if (!line.length && all.get(about) === line) all.delete(about)
    const whole = together.length > 1 && take(together.flatMap((one) => one.changes))
    const taken = whole ? await whole.then(() => true).catch(() => false) : false
    for (const { changes, done, failed } of together) {
      if (taken) done()
      else await take(changes).then(done, failed)
    }
  }
  void queue.run(about, next)
  return taken
}
