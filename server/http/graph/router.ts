import type { Deps } from '../../deps.ts'
import type { Surface } from '../surface.ts'
import { answerCalls } from './answer-call.ts'
import { describedCalls } from './described.ts'
import { GraphErrorAnswer } from './graph-fault.ts'

/**
 * `/meta/whatsapp`: Meta's Cloud API for the numbers of a project, on Kapso's wire. The server adds the token of the number; the
 * caller has only a key. What is passed on stands in `passed-on.ts`, and nothing else is.
 */
export const graph: Surface<Deps> = {
  base: '/meta/whatsapp',
  needs: 'key',
  errors: GraphErrorAnswer,
  resources: [],
  described: [{ tag: 'Graph proxy', operations: describedCalls }],
  answers: answerCalls,
}
