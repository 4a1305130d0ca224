import * as z from 'zod/mini'
import type { ComplianceInfo } from '../../world/messaging/number-settings.ts'
import { type Answer, type NodeCall, structure, success } from '../call.ts'
import { badParameter } from '../graph-error.ts'
import { shapeRefusal } from '../messages/shapes/refusal.ts'

const entityTypes =
  'LIMITED_LIABILITY_PARTNERSHIP SOLE_PROPRIETORSHIP PARTNERSHIP PUBLIC_COMPANY PRIVATE_COMPANY OTHER'.split(' ')

const contact = {
  email: z.optional(z.email().check(z.maxLength(128))),
  landline_number: z.optional(z.string()),
  mobile_number: z.optional(z.string()),
}

const Info = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  entity_name: z.string().check(z.minLength(2), z.maxLength(128)),
  entity_type: z.enum(entityTypes),
  entity_type_custom: z.optional(z.string().check(z.maxLength(128))),
  is_registered: z.optional(z.boolean()),
  grievance_officer_details: z.strictObject({ name: z.string().check(z.maxLength(128)), ...contact }),
  customer_care_details: z.strictObject(contact),
})

/** `GET /{phone}/business_compliance_info`: a list of one, which is empty until it was given. */
export function getCompliance({ world, node: { number } }: NodeCall<'phone'>): Answer {
  const known = world.messaging.compliance.get(number.id)
  return { status: 200, body: { data: known ? [known] : [] } }
}

/** `POST /{phone}/business_compliance_info`: what law wants to know of businesses with numbers of India. */
export function updateCompliance({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const { access_token: _, appsecret_proof: __, ...params } = call.params
  const given = {
    ...params,
    grievance_officer_details: structure(call, 'grievance_officer_details'),
    customer_care_details: structure(call, 'customer_care_details'),
  }
  const read = Info.safeParse(given)
  if (!read.success) throw shapeRefusal(given, read.error)
  if (read.data.entity_type === 'OTHER' && !read.data.entity_type_custom)
    throw badParameter('The parameter entity_type_custom is required.')
  world.messaging.compliance.set(number.id, read.data as ComplianceInfo)
  return success
}
