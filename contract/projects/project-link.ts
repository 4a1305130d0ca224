import * as z from 'zod/mini'
import { SetupLink } from '../setup-link.ts'

/** A link with the customer it is for, where the path does not name one. */
export const ProjectLink = z.extend(SetupLink, {
  customer: z.object({ id: z.uuid(), name: z.string(), external_customer_id: z.nullable(z.string()) }),
})
export type ProjectLink = z.infer<typeof ProjectLink>
