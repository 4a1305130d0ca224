import * as z from 'zod/mini'
import { type GraphCall, structure, text as textOf } from '../../call.ts'
import { badParameter } from '../../graph-error.ts'
import { contacts } from './contacts.ts'
import { interactive } from './interactive.ts'
import { audio, document, image, sticker, video } from './media.ts'
import { shapeRefusal } from './refusal.ts'
import { template } from './template.ts'
import { location, reaction, text, words } from './text.ts'

/** What stands under each type. Interactive messages are told apart by a second type. */
const contents = {
  text,
  image,
  audio,
  video,
  document,
  sticker,
  location,
  contacts,
  reaction,
  template,
  interactive: z.looseObject({ type: z.enum(Object.keys(interactive) as [keyof typeof interactive]) }),
} as const

type MessageType = keyof typeof contents

const types = Object.keys(contents) as MessageType[]

const base = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.optional(z.enum(['individual'])),
  to: z.optional(z.string()),
  recipient: z.optional(words(256)),
  type: z.optional(z.string()),
  context: z.optional(z.strictObject({ message_id: words(1024) })),
  biz_opaque_callback_data: z.optional(z.string().check(z.maxLength(512))),
  messaging_account_id: z.optional(z.string()),
  paid_messaging_account_id: z.optional(z.string()),
  message_activity_sharing: z.optional(z.boolean()),
})

export type Sent = z.infer<typeof base> & { type: MessageType; content: unknown }

/** Parameters of Graph itself, which every call may have. */
const ofGraph = [
  'access_token',
  'appsecret_proof',
  'debug',
  'pretty',
  'method',
  'fields',
  'format',
  'suppress_http_code',
]

/** A message as it was sent, checked. @throws {GraphError} 100 or 131009. */
export function readMessage(call: GraphCall): Sent {
  const given = Object.fromEntries(
    Object.keys(call.params)
      .filter((name) => !ofGraph.includes(name))
      .map((name) => [name, structure(call, name)]),
  )
  for (const name of ['to', 'recipient', 'biz_opaque_callback_data', 'messaging_account_id'])
    if (typeof given[name] === 'number') given[name] = String(given[name])
  if (textOf(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  const type = given.type ?? 'text'
  if (!isType(type)) throw badParameter(`Param type must be one of {${types.join(', ').toUpperCase()}}`)
  const { [type]: content, ...rest } = given
  if (type === 'text' && typeof content === 'object' && content !== null && !('body' in content))
    throw badParameter("The parameter text['body'] is required.")
  const envelope = check(base, rest, rest)
  return { ...envelope, type, content: checkContent(type, content) }
}

const isType = (type: unknown): type is MessageType => typeof type === 'string' && Object.hasOwn(contents, type)

/** Each shape under its name, so that a refusal names the whole way to what is wrong. Made once: zod compiles a shape at its first use. */
const under = <Name extends string>(name: Name, shapes: Record<string, z.ZodMiniType>) =>
  Object.fromEntries(Object.entries(shapes).map(([kind, shape]) => [kind, z.looseObject({ [name || kind]: shape })]))

const byType = under('', contents)
const byKind = under('interactive', interactive)

function checkContent(type: MessageType, content: unknown): unknown {
  const given = { [type]: content }
  const read = check(byType[type] as z.ZodMiniType<Record<string, unknown>>, given, given)[type]
  if (type !== 'interactive') return read
  const { type: kind } = read as { type: keyof typeof interactive }
  return check(byKind[kind] as z.ZodMiniType<Record<string, unknown>>, given, given).interactive
}

function check<Shape extends z.ZodMiniType>(shape: Shape, value: unknown, given: unknown): z.infer<Shape> {
  const result = shape.safeParse(value)
  if (!result.success) throw shapeRefusal(given, result.error)
  return result.data
}
