import type { AnswersInput, AnswersSaved } from '../../contract/index.ts'
import { putAnswers, recallUnsaved, rememberUnsaved } from '../gateways/answers.ts'
import type { Work } from './work.ts'

const [shortest, longest] = [500, 8_000]

export interface Keep {
  /** What the server has not got yet, by step: of this page, or from before it was reloaded. */
  left: ReadonlyMap<string, AnswersInput>
  /** Resolves with what the server says last, when nothing is left. Of one step only the latest answers are sent. */
  save(step: string, input: AnswersInput): Promise<AnswersSaved | undefined>
  /** The page may close: sends what is left at once, in requests that outlive it. */
  flush(): void
  /** Called when the server cannot be reached, and when it has everything. */
  unsaved(is: boolean): void
}

/** Saves answers one step after the other. While the server is away they are kept in this tab, and sent again. */
export function createKeep({ api, serverUrl, token }: Pick<Work, 'api' | 'serverUrl' | 'token'>): Keep {
  // The first part of a token identifies the link, but gives no access.
  const place = `patchbay answers ${serverUrl} ${token().split('.')[0]}`
  const left = recallUnsaved(place)
  let running: Promise<AnswersSaved | undefined> | undefined
  async function run() {
    let saved: AnswersSaved | undefined
    let gap = shortest
    for (let next = first(); next; next = first()) {
      const [step, input] = next
      try {
        saved = await putAnswers(api, step, input, false)
        if (left.get(step) === input) left.delete(step)
        gap = shortest
        keep.unsaved(false)
      } catch (failure) {
        if (!(failure as { passing?: boolean }).passing) {
          left.clear()
          throw failure
        }
        keep.unsaved(true)
        await new Promise((on) => setTimeout(on, gap))
        gap = Math.min(gap * 2, longest)
      } finally {
        rememberUnsaved(place, left)
      }
    }
    return saved
  }
  const first = () => left.entries().next().value
  const go = () => {
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
  const keep: Keep = {
    left,
    save(step, input) {
      left.delete(step)
      left.set(step, input)
      rememberUnsaved(place, left)
      return go()
    },
    flush() {
      for (const [step, input] of left) putAnswers(api, step, input, true).catch(() => {})
    },
    unsaved() {},
  }
  if (left.size) go().catch(() => {}) // what the server refuses now, the customer is asked again
  return keep
}

const keeps = new WeakMap<Work, Keep>()

/** The answers of a link: one for its signup, however often its steps are shown. */
export function keepOf(work: Work): Keep {
  const keep = keeps.get(work) ?? createKeep(work)
  keeps.set(work, keep)
  return keep
}
