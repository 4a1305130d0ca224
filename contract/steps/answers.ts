import * as z from 'zod/mini'
import { ConnectionType } from '../connection-type.ts'
import { Launch } from '../meta/launch.ts'
import { ReservedNumber } from '../provisioning/number.ts'
import { Answers, stepName } from './fields.ts'
import { Step } from './step.ts'

/** `draft`: begun, and kept for the customer to go on with. */
export const AnsweredStatus = z.enum(['draft', 'answered', 'skipped'])
export type AnsweredStatus = z.infer<typeof AnsweredStatus>

const HostAnswer = z.union(
  [z.string().check(z.maxLength(1_000)), z.number(), z.boolean()],
  'must be text of at most 1000 characters, a number, or true or false',
)

/** Body of `PUT /connect/v1/answers/{step}`: a step's answers as far as they go. The same again changes nothing. */
export const AnswersInput = z.strictObject({
  answers: z
    .record(stepName, HostAnswer, 'must be an object of answers by key')
    .check(z.refine((answers) => Object.keys(answers).length <= 12, 'must hold at most 12 answers')),
  status: AnsweredStatus,
  /** What the customer has chosen, for the conditions that ask for it. */
  connection_type: z.nullish(ConnectionType),
  country: z.nullish(z.string().check(z.regex(/^[A-Z]{2}$/))),
})
export type AnswersInput = z.infer<typeof AnswersInput>

/** What Meta's form may not take of an answer, by the key of its field. It stops nobody. */
export const AnswerWarning = z.object({
  key: z.string(),
  hint: z.enum(['https', 'domain', 'name']),
  message: z.string(),
})
export type AnswerWarning = z.infer<typeof AnswerWarning>

/** What the widget does with saved answers: Meta's window then opens with them. */
export const AnswersSaved = z.object({
  status: AnsweredStatus,
  launch: z.object({ coexistence: Launch, dedicated: Launch }),
  number: z.nullable(ReservedNumber),
  warnings: z.array(AnswerWarning),
})
export type AnswersSaved = z.infer<typeof AnswersSaved>

/** The steps of a session: as they were when the customer began, with what is known and what was answered. */
export const SessionSteps = z.object({
  before: z.array(Step),
  after: z.array(Step),
  /** What is known already, by the keys of the fields that show it to be confirmed. */
  known: z.record(z.string(), z.string()),
  answers: Answers,
  status: z.record(z.string(), AnsweredStatus),
})
export type SessionSteps = z.infer<typeof SessionSteps>

/** How far the customer came with one step. */
export const AnsweredStep = z.object({
  id: z.string(),
  part: z.enum(['before', 'after']),
  status: AnsweredStatus,
  updated_at: z.string(),
})

/** What a customer answered, for the backend that asked. */
export const LinkAnswers = z.object({
  setup_link_id: z.string(),
  answers: Answers,
  steps: z.array(AnsweredStep),
})
export type LinkAnswers = z.infer<typeof LinkAnswers>
