import * as z from 'zod/mini'
import { LaunchWay } from '../meta/launch.ts'
import { RedirectUrl } from '../redirect-url.ts'

const minutes = 'must be a whole number of minutes, 0 to 1440'
const flag = z.boolean('must be true or false')

import { Steps } from '../steps/steps.ts'

/** What a project lets its customers do beyond the safe defaults. */
export const ProjectPolicy = z.object({
  /** Accept numbers that Meta lends (+1 555 …), though they stop after a few messages until the display name is approved. */
  allow_display_name_only: flag,
  /** Accept a number of another type than the customer chose. */
  allow_other_type: flag,
  /** Accept another number than the one a link brings back. */
  allow_other_number: flag,
  /** Let a number go to the customer who signs up with it, away from another customer of the project. */
  allow_number_move: flag,
  /** Let backends read the access token of a number, to send with a library of their own. */
  allow_access_token: flag,
  /** Where customers go whose link is over, or who need help: the way on that the widget and the hosted page show them. */
  support_url: z.nullable(RedirectUrl),
  /** Your terms and your privacy policy: the first screen leads to them in one tap. */
  terms_url: z.nullable(RedirectUrl),
  privacy_url: z.nullable(RedirectUrl),
  /** What opens Meta's window for links that say nothing of it; null: Meta's script. */
  launch: z.nullable(LaunchWay),
  /** How long Meta is given to reconnect an offboarded number by itself before its customer has to; 30 when nothing is said. */
  healing_minutes: z.int(minutes).check(z.minimum(0, minutes), z.maximum(1_440, minutes)),
  /** A number that was bought for a customer who then gave up: `return` keeps it in the pool of its country, `release` gives it back to the provider. */
  abandoned_numbers: z.enum(['return', 'release'], 'must be return or release'),
})
export type ProjectPolicy = z.infer<typeof ProjectPolicy>

/** The project that an API key belongs to. `number` is its id in the admin dialect, where it is a tenant. */
export const Project = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  policy: ProjectPolicy,
  /** What links ask that say nothing of it. */
  steps: z.nullable(Steps),
  created_at: z.string(),
})
export type Project = z.infer<typeof Project>

export const ProjectUpdate = z.object({
  name: z.optional(
    z
      .string('must be text')
      .check(z.trim(), z.minLength(1, "can't be blank"), z.maxLength(80, 'must be at most 80 characters')),
  ),
  policy: z.optional(z.partial(ProjectPolicy)),
  steps: z.nullish(Steps),
})
export type ProjectUpdate = z.infer<typeof ProjectUpdate>
