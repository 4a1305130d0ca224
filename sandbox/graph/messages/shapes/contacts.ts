import * as z from 'zod/mini'
import { words } from './text.ts'

const some = z.optional(z.string().check(z.maxLength(1024)))
const kind = z.optional(z.string().check(z.maxLength(64)))

const name = z.strictObject({
  formatted_name: words(1024),
  first_name: some,
  last_name: some,
  middle_name: some,
  suffix: some,
  prefix: some,
})

const contact = z.strictObject({
  name,
  birthday: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  addresses: z.optional(
    z.array(
      z.strictObject({
        street: some,
        city: some,
        state: some,
        zip: some,
        country: some,
        country_code: some,
        type: kind,
      }),
    ),
  ),
  emails: z.optional(z.array(z.strictObject({ email: some, type: kind }))),
  org: z.optional(z.strictObject({ company: some, department: some, title: some })),
  phones: z.optional(z.array(z.strictObject({ phone: some, wa_id: some, type: kind }))),
  urls: z.optional(z.array(z.strictObject({ url: some, type: kind }))),
})

export const contacts = z.array(contact).check(z.minLength(1), z.maxLength(257))
