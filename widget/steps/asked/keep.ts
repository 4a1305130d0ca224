import type { AnswersInput, AnswersSaved } from '../../../contract/index.ts'

const [shortest, longest] = [500, 8_000]

/**
 * Saves the answers of one step after the other. While the server is away they are kept here and sent again; of one step only the
 * latest. `wait` resolves when nothing is left.
 */
export function createKeep(
  answer: (step: string, input: AnswersInput) => Promise<AnswersSaved>,
  unsaved: (is: boolean) => void,
) {
  const left = new Map<string, AnswersInput>()
  let running: Promise<AnswersSaved | undefined> | undefined
  async function run() {
    let saved: AnswersSaved | undefined
    let gap = shortest
    for (let next = first(); next; next = first()) {
      const [step, input] = next
      try {
        saved = await answer(step, input)
        if (left.get(step) === input) left.delete(step)
        gap = shortest
        unsaved(false)
      } catch (failure) {
        if (!(failure as { passing?: boolean }).passing) {
          left.clear()
          throw failure
        }
        unsaved(true)
        await new Promise((on) => setTimeout(on, gap))
        gap = Math.min(gap * 2, longest)
      }
    }
    return saved
  }
  const first = () => left.entries().next().value
  return (step: string, input: AnswersInput) => {
    left.delete(step)
    left.set(step, input)
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
}
