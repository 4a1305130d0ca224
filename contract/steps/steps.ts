import * as z from 'zod/mini'
import { Step } from './step.ts'
import { wrongIn } from './wrong-steps.ts'

const part = z.array(Step, 'must be a list of steps').check(z.maxLength(5, 'must hold at most 5 steps'))

/** In bytes of JSON: labels in twelve languages for many options would grow without end. */
const largest = 64_000

/**
 * What a customer is asked: `before` Meta's window opens, and `after` the number is connected. No order or condition in it can
 * lead nowhere: a condition asks for an answer that comes earlier, and every key is there once.
 */
export const Steps = z.strictObject({ before: z._default(part, []), after: z._default(part, []) }).check((context) => {
  for (const { path, message } of wrongIn(context.value))
    context.issues.push({ code: 'custom', path, message, input: context.value })
  if (JSON.stringify(context.value).length > largest)
    context.issues.push({ code: 'custom', path: [], message: 'must be at most 64 kB of JSON', input: context.value })
})
export type Steps = z.infer<typeof Steps>
