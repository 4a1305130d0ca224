import * as z from 'zod/mini'
import { RedirectUrl } from '../redirect-url.ts'
import { Field, Label, Paragraph, stepName, When } from './fields.ts'

const stepShape = {
  id: stepName,
  when: z.optional(When),
  /** Whether the customer may pass it. */
  optional: z.optional(z.boolean('must be true or false')),
}

/** Questions that belong together. */
export const askedShape = {
  kind: z.optional(z.literal('fields', 'must be fields or host')),
  ...stepShape,
  title: Label,
  text: z.optional(Paragraph),
  fields: z
    .array(Field, 'must be a list of fields')
    .check(z.minLength(1, 'must hold 1 to 12 fields'), z.maxLength(12, 'must hold 1 to 12 fields')),
}
const AskedStep = z.strictObject(askedShape)
export type AskedStep = z.infer<typeof AskedStep>

/** A step that the host's page shows itself, in a slot of the widget. */
export const hostShape = {
  kind: z.literal('host', 'must be fields or host'),
  ...stepShape,
  title: z.optional(Label),
  /** Where the hosted page sends the customer for it, since nothing of the host's runs there. */
  url: z.optional(RedirectUrl),
}
const HostStep = z.strictObject(hostShape)
export type HostStep = z.infer<typeof HostStep>

export const Step = z.discriminatedUnion('kind', [AskedStep, HostStep], 'must be of kind fields or host')
export type Step = z.infer<typeof Step>
