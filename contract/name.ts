import * as z from 'zod/mini'

/** What people call a customer or a number; not blank, whatever blanks it is made of. */
export const Name = z
  .string('must be text')
  .check(
    z.minLength(1, { error: "can't be blank", abort: true }),
    z.regex(/[^\s\p{C}]/u, "can't be blank"),
    z.maxLength(255, 'must be at most 255 characters'),
  )
