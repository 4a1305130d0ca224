import * as z from 'zod/mini'
import type { Profile } from '../../world/messaging/number-settings.ts'
import { type Answer, type NodeCall, structure, success, text } from '../call.ts'
import { type Field, parseFields, select } from '../fields.ts'
import { badParameter } from '../graph-error.ts'
import { shapeRefusal } from '../messages/shapes/refusal.ts'

const empty: Profile = { about: '', address: '', description: '', email: '', websites: [], vertical: '' }

const names = ['about', 'address', 'description', 'email', 'profile_picture_url', 'websites', 'vertical'] as const

const verticals =
  'UNDEFINED OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES RETAIL TRAVEL RESTAURANT NOT_A_BIZ'.split(
    ' ',
  )

/** `GET /{phone}/whatsapp_business_profile`: a list of one. */
export function getProfile({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const profile = world.messaging.profiles.get(number.id) ?? empty
  const known = {
    ...Object.fromEntries(names.map((name) => [name, () => blank(profile[name])])),
    messaging_product: () => 'whatsapp',
    id: () => undefined,
  }
  const fields = text(call, 'fields')
  const asked: Field[] = fields ? parseFields(fields) : []
  const product = { name: 'messaging_product', args: {}, fields: null }
  const { id: _, ...shown } = select('WhatsAppBusinessProfile', known, [], [...asked, product])
  return { status: 200, body: { data: [shown] } }
}

/** What was never set is left out. */
const blank = (value: unknown) => (value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value)

const short = (most: number) => z.optional(z.string().check(z.maxLength(most)))

const change = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  about: z.optional(z.string().check(z.minLength(1), z.maxLength(139))),
  address: short(256),
  description: short(512),
  email: z.optional(z.email().check(z.maxLength(128))),
  profile_picture_handle: z.optional(z.string()),
  profile_picture_url: z.optional(z.string()),
  websites: z.optional(z.array(z.url({ protocol: /^https?$/ }).check(z.maxLength(256))).check(z.maxLength(2))),
  vertical: z.optional(z.enum(verticals)),
})

/** `POST /{phone}/whatsapp_business_profile`: only what is named changes. */
export function updateProfile({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  if (text(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  const { access_token: _, appsecret_proof: __, ...params } = call.params
  const given = { ...params, ...('websites' in params ? { websites: structure(call, 'websites') } : {}) }
  const read = change.safeParse(given)
  if (!read.success) throw shapeRefusal(given, read.error)
  const { messaging_product: ___, profile_picture_handle: ____, ...changes } = read.data
  const profile = world.messaging.profiles.get(number.id) ?? empty
  world.messaging.profiles.set(number.id, { ...profile, ...(changes as Partial<Profile>) })
  return success
}
