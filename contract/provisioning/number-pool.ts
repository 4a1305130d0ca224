import * as z from 'zod/mini'
import { CountryIso } from '../setup-link.ts'

const mark = z
  .int('must be a whole number')
  .check(z.minimum(0, 'must be 0 or more'), z.maximum(100_000, 'must be at most 100000'))
const yesOrNo = z.boolean('must be true or false')

/** What a backend says of a pool. A project has one for each country; buying a number adds the pool of its country. */
export const NumberPoolCreate = z.object({
  country_iso: CountryIso,
  /** `number_pool.low` is sent when fewer numbers than this are ready. 0: never. */
  low_water_mark: z.nullish(mark),
  /** Verify its numbers with Meta beforehand and keep them so; for approved Solution Partners. */
  preverify: z.nullish(yesOrNo),
})
export type NumberPoolCreate = z.infer<typeof NumberPoolCreate>

export const NumberPoolUpdate = z.object({
  low_water_mark: z.optional(mark),
  preverify: z.optional(yesOrNo),
  /** True: it gives out no more numbers, and numbers that customers give up do not come back to it. */
  draining: z.optional(yesOrNo),
})
export type NumberPoolUpdate = z.infer<typeof NumberPoolUpdate>

/** The numbers of one country that a project keeps ready. */
export const NumberPool = z.object({
  id: z.uuid(),
  country_iso: z.string(),
  low_water_mark: z.int(),
  preverify: z.boolean(),
  draining: z.boolean(),
  /** When `number_pool.low` was sent. Null again when enough are ready. */
  low_since: z.nullable(z.string()),
  /** How many numbers it has, by their status. */
  numbers: z.object({
    checking: z.int(),
    available: z.int(),
    reserved: z.int(),
    connected: z.int(),
    set_aside: z.int(),
  }),
  created_at: z.string(),
  updated_at: z.string(),
})
export type NumberPool = z.infer<typeof NumberPool>

export const PoolNumberStatus = z.enum([
  'checking',
  'buying',
  'available',
  'reserved',
  'connected',
  'set_aside',
  'releasing',
  'released',
  'refused',
])
export type PoolNumberStatus = z.infer<typeof PoolNumberStatus>

/** How a number came to the project. */
export const PoolNumberSource = z.enum(['import', 'purchase'])
export type PoolNumberSource = z.infer<typeof PoolNumberSource>

/** A number of a pool. `note` says in a sentence why it was set aside or refused. */
export const PoolNumber = z.object({
  id: z.uuid(),
  pool_id: z.uuid(),
  country_iso: z.string(),
  phone_number: z.string(),
  display_phone_number: z.string(),
  status: PoolNumberStatus,
  note: z.nullable(z.string()),
  source: PoolNumberSource,
  provider: z.nullable(z.string()),
  /** The provider's id of the number. */
  provider_id: z.nullable(z.string()),
  preverified_id: z.nullable(z.string()),
  verified_until: z.nullable(z.string()),
  /** The link that holds it or was completed with it. */
  setup_link_id: z.nullable(z.string()),
  /** Meta's id, once it is connected. */
  phone_number_id: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type PoolNumber = z.infer<typeof PoolNumber>

const One = z.object({
  phone_number: z
    .string('must be text')
    .check(z.regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number as E.164, for example +14155550123')),
  /** Meta's id, if it is verified with Meta already. */
  preverified_id: z.nullish(z.string('must be text').check(z.regex(/^\d{1,32}$/, 'must be the digits of a Meta id'))),
})

/** Numbers to add to a pool, up to 1,000 at once. Those without `preverified_id` must be in the project's telephony account. */
export const PoolNumbersImport = z.object({
  numbers: z
    .array(One, 'must be a list of numbers')
    .check(z.minLength(1, 'must hold at least one number'), z.maxLength(1_000, 'must hold at most 1000 numbers')),
})
export type PoolNumbersImport = z.infer<typeof PoolNumbersImport>

/** What an operator may decide about a number: to bring it back or to set it aside. */
export const PoolNumberUpdate = z.object({
  status: z.enum(['available', 'set_aside'], 'must be available or set_aside'),
})
export type PoolNumberUpdate = z.infer<typeof PoolNumberUpdate>

/** The result of an import: numbers that are being made ready, and how many the project had already. */
export const PoolNumbersImported = z.object({ imported: z.array(PoolNumber), already_there: z.int() })
export type PoolNumbersImported = z.infer<typeof PoolNumbersImported>
