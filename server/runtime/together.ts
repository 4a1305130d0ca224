interface Waiting<Asked, Answer> {
  asked: Asked
  done(answer: Answer): void
  failed(error: unknown): void
}

/** The most questions of one read, and the most reads at a time. */
const [most, atOnce] = [50, 4]

/** A read that takes longer, in milliseconds, may hang: the next one begins beside it. */
const slow = 50

/**
 * Joins questions that are asked at the same moment into one read: a busy server asks the same table hundreds of times a second, and
 * a statement costs more than the rows that it brings. A read begins after its questions were asked, so nothing is answered from
 * memory: each answer is as fresh as if it had been read alone.
 *
 * @param read answers each of the questions, in their order
 */
export function readTogether<Asked, Answer>(
  read: (all: Asked[]) => Promise<Answer[]>,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = []
  let [reading, soon, began] = [0, false, 0]

  async function begin() {
    soon = false
    const these = waiting.splice(0, most)
    if (!these.length) return
    reading++
    began = performance.now()
    try {
      const answers = await read(these.map(({ asked }) => asked))
      for (const [nth, { done }] of these.entries()) done(answers[nth] as Answer)
    } catch (error) {
      for (const { failed } of these) failed(error)
    }
    reading--
    next()
  }

  /** Everything that arrived while one was read, or in this turn of the event loop, is read together. */
  function next() {
    const busy = reading > 0 && (reading >= atOnce || performance.now() - began < slow)
    if (soon || busy || !waiting.length) return
    soon = true
    setImmediate(begin)
  }

  return (asked) =>
    new Promise((done, failed) => {
      waiting.push({ asked, done, failed })
      next()
    })
}
