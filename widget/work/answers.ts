import type { AnsweredStatus, AnswersInput, AnswersSaved } from '../../contract/index.ts'
import { noteAnswers, putAnswers, recallAnswers } from '../gateways/answers.ts'
import type { Work } from './work.ts'

const [shortest, longest] = [500, 8_000]

export interface Keep {
  /** What was answered on this page, by step, and what the server had not got when the page was reloaded. */
  kept: ReadonlyMap<string, AnswersInput>
  /** How steps ended in this tab. */
  ended: Readonly<Record<string, AnsweredStatus>>
  /** What the server said last. */
  said(): AnswersSaved | undefined
  /** Resolves with what the server says last, when nothing is left. Of one step only the latest answers are sent. */
  save(step: string, input: AnswersInput): Promise<AnswersSaved | undefined>
  /** The same, without anything new. */
  rest(): Promise<AnswersSaved | undefined>
  /** The page may close: sends what is left at once, in requests that outlive it. */
  flush(): void
  /** Called when the server cannot be reached, and when it can again. */
  unsaved(is: boolean): void
}

type Link = Pick<Work, 'api' | 'serverUrl' | 'token'>

/** Saves answers one step after the other. While the server is away they are kept in this tab, and sent again. */
function createKeep({ api }: Link, place: string): Keep {
  const { left: before, ended } = recallAnswers(place)
  const kept = new Map(before)
  const left = new Map(before)
  const note = () => noteAnswers(place, { left: [...left], ended })
  let saved: AnswersSaved | undefined
  let running: Promise<AnswersSaved | undefined> | undefined
  async function run() {
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
        note()
      }
    }
    return saved
  }
  const first = () => left.entries().next().value
  const keep: Keep = {
    kept,
    ended,
    said: () => saved,
    save(step, input) {
      kept.set(step, input)
      left.delete(step)
      left.set(step, input)
      if (input.status !== 'draft') ended[step] = input.status
      note()
      return keep.rest()
    },
    rest() {
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    flush() {
      for (const [step, input] of left) putAnswers(api, step, input, true).catch(() => {})
    },
    unsaved() {},
  }
  if (left.size) keep.rest().catch(() => {}) // what the server refuses now, the customer is asked again
  return keep
}

const keeps = new Map<string, Keep>()

/** The answers of a link: one for all its widgets on this page, whether they come one after the other or not. */
export function keepOf(link: Link): Keep {
  // The first part of a token identifies the link, but gives no access.
  const place = `patchbay answers ${link.serverUrl} ${link.token().split('.')[0]}`
  const keep = keeps.get(place) ?? createKeep(link, place)
  keeps.set(place, keep)
  return keep
}
