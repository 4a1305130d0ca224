import type { AnswersInput, AnswersSaved } from '../../contract/index.ts'
import type { Api } from './api.ts'
import { readLaunches, readNumber } from './wire.ts'

const readSaved = (body: unknown): AnswersSaved => {
  const { status, launch, number } = body as AnswersSaved
  return { status, launch: readLaunches(launch), number: number && readNumber(number) }
}

/** Keeps the answers to one step. @throws {ApiFailure} */
export const putAnswers = (api: Api, step: string, body: AnswersInput): Promise<AnswersSaved> =>
  api.ask(new AbortController().signal, readSaved, `/answers/${step}`, { method: 'PUT', body })
