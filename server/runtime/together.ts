interface Waiting<Asked, Answer> {
  asked: Asked
  done(answer: Answer): void
  failed(error: unknown): void
}

/** The most questions of one statement, and the most statements at a time. */
const [most, atOnce] = [50, 4]

/** A statement that takes longer, in milliseconds, may hang: the next one begins beside it. */
const slow = 50

/**
 * Joins what is asked of the database at the same moment into one statement: a busy server asks the same table hundreds of times a
 * second, and a statement costs more than the rows that it touches. The statement begins after all that was asked, so nothing is
 * answered from memory: each answer is as fresh as if it had been asked alone.
 *
 * @param ask answers each of the questions, in their order
 */
export function together<Asked, Answer>(ask: (all: Asked[]) => Promise<Answer[]>): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = []
  let [running, soon, began] = [0, false, 0]

  async function begin() {
    soon = false
    const these = waiting.splice(0, most)
    if (!these.length) return
    running++
    began = performance.now()
    try {
      const answers = await ask(these.map(({ asked }) => asked))
      for (const [nth, { done }] of these.entries()) done(answers[nth] as Answer)
    } catch (error) {
      for (const { failed } of these) failed(error)
    }
    running--
    next()
  }

  /** Everything that came while one ran, or in this turn of the event loop, is asked together. */
  function next() {
    const busy = running > 0 && (running >= atOnce || performance.now() - began < slow)
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
