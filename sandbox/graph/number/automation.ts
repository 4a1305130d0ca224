import * as z from 'zod/mini'
import type { Automation } from '../../world/messaging/number-settings.ts'
import { type Answer, type NodeCall, structure, success } from '../call.ts'
import { badParameter } from '../graph-error.ts'
import { shapeRefusal } from '../messages/shapes/refusal.ts'

const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))

const Given = z.strictObject({
  enable_welcome_message: z.optional(z.boolean()),
  prompts: z.optional(z.array(words(80)).check(z.maxLength(4))),
  commands: z.optional(
    z.array(z.strictObject({ command_name: words(32), command_description: words(256) })).check(z.maxLength(30)),
  ),
})

/** `POST /{phone}/conversational_automation`: welcome message, ice breakers and commands; what is named is replaced as a whole. */
export function updateAutomation({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const { access_token: _, appsecret_proof: __, ...params } = call.params
  const given = Object.fromEntries(Object.keys(params).map((name) => [name, structure(call, name)]))
  const read = Given.safeParse(given)
  if (!read.success) throw shapeRefusal(given, read.error)
  if (!Object.keys(read.data).length) throw badParameter('At least one of the settings must be given.')
  const before = world.messaging.automation.get(number.id)
  world.messaging.automation.set(number.id, { id: number.id, ...before, ...(read.data as Partial<Automation>) })
  return success
}
