import * as z from 'zod/mini'
import { Name } from '../name.ts'

const ExternalId = z.nullish(
  z.string('must be text').check(z.minLength(1, "can't be blank"), z.maxLength(255, 'must be at most 255 characters')),
)

/** What a backend says of a customer: a name people will recognise, and its own id for them. */
export const CustomerCreate = z.object({ name: Name, external_customer_id: ExternalId })
export type CustomerCreate = z.infer<typeof CustomerCreate>

/** A customer as the Platform dialect shows it. */
export const Customer = z.object({
  id: z.uuid(),
  name: z.string(),
  external_customer_id: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type Customer = z.infer<typeof Customer>

/** What may change later; what is not said stays, and an `external_customer_id` of null is taken away. */
export const CustomerUpdate = z.object({ name: z.optional(Name), external_customer_id: ExternalId })
export type CustomerUpdate = z.infer<typeof CustomerUpdate>
