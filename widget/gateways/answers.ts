import type { AnswersInput, AnswersSaved } from '../../contract/index.ts'
import type { Api } from './api.ts'
import { readLaunches, readNumber } from './wire.ts'

const readSaved = (body: unknown): AnswersSaved => {
  const { status, launch, number } = body as AnswersSaved
  return { status, launch: readLaunches(launch), number: number && readNumber(number) }
}

/** Keeps the answers to one step. `keepalive`: the page may close before the server answers. @throws {ApiFailure} */
export const putAnswers = (api: Api, step: string, body: AnswersInput, keepalive: boolean): Promise<AnswersSaved> =>
  api.ask(new AbortController().signal, readSaved, `/answers/${step}`, { method: 'PUT', body, keepalive })

export type Unsaved = Map<string, AnswersInput>

/** What the server has not got yet, by step, as this tab remembers it over a reload. */
export function recallUnsaved(place: string): Unsaved {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(place) ?? '[]'))
  } catch {
    return new Map()
  }
}

export function rememberUnsaved(place: string, left: Unsaved) {
  try {
    if (left.size) sessionStorage.setItem(place, JSON.stringify([...left]))
    else sessionStorage.removeItem(place)
  } catch {
    // If the browser stores nothing for a tab, the answers are kept until the page is reloaded.
  }
}
