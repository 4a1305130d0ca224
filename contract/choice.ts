import * as z from 'zod/mini'
import { ConnectionType } from './connection-type.ts'
import { CountryIso } from './setup-link.ts'

const Device = z.enum(['phone', 'computer'])

/** What a customer chose before Meta's window: it stays with the link, so that another device or a colleague goes on from there. */
export const ChoiceInput = z.object({
  connection_type: z.optional(ConnectionType),
  country_iso: z.optional(z.nullable(CountryIso)),
  /** Who asks a colleague to go on, as they call themselves. */
  name: z.optional(z.string('must be text').check(z.maxLength(80, 'must be at most 80 characters'))),
  device: Device,
  /** Made at random by the browser tab, so that it knows its own choice again. */
  visitor: z.uuid('must be a UUID'),
  /** Meta's window is open on this device: a phone that waits for a computer is told. */
  at_facebook: z.optional(z.boolean('must be true or false')),
})
export type ChoiceInput = z.infer<typeof ChoiceInput>

export const Choice = z.object({
  connection_type: z.nullable(ConnectionType),
  country_iso: z.nullable(z.string()),
  name: z.nullable(z.string()),
  /** Where it was chosen. */
  device: Device,
  visitor: z.string(),
  /** When Meta's window was last opened with it, and where. */
  facebook: z.nullable(z.object({ device: Device, visitor: z.string(), at: z.string() })),
})
export type Choice = z.infer<typeof Choice>
