import type { AnsweredStatus, AnswersInput, AnswersSaved } from '../../contract/index.ts'
import type { Api } from './api.ts'
import { readLaunches, readNumber } from './wire.ts'

const readSaved = (body: unknown): AnswersSaved => {
  const { launch, number, ...more } = body as AnswersSaved
  return { ...more, launch: readLaunches(launch), number: number && readNumber(number) }
}

/** Keeps the answers to one step. `keepalive`: the page may close before the server answers. @throws {ApiFailure} */
export const putAnswers = (api: Api, step: string, body: AnswersInput, keepalive: boolean): Promise<AnswersSaved> =>
  api.ask(new AbortController().signal, readSaved, `/answers/${step}`, { method: 'PUT', body, keepalive })

/** What a tab remembers of a link's answers over a reload. */
export interface Noted {
  /** What the server has not got yet, by step. */
  left: [step: string, input: AnswersInput][]
  /** How steps ended. A used link opens no session any more, which would say it of a survey. */
  ended: Record<string, AnsweredStatus>
}

export function recallAnswers(place: string): Noted {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '')
  } catch {
    return { left: [], ended: {} }
  }
}

export function noteAnswers(place: string, noted: Noted) {
  try {
    sessionStorage.setItem(place, JSON.stringify(noted))
  } catch {
    // If the browser stores nothing for a tab, it is known until the page is reloaded.
  }
}
