import * as z from 'zod/mini'

/** Text of 1 to so many characters. */
export const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))

export const text = z.strictObject({ body: words(4096), preview_url: z.optional(z.boolean()) })

export const reaction = z.strictObject({
  message_id: words(1024),
  emoji: z.optional(z.string().check(z.maxLength(64))),
})

const coordinate = (most: number) =>
  z.union([z.number(), z.string()]).check(
    z.refine((value) => String(value).trim() !== '' && Math.abs(Number(value)) <= most, {
      message: `a number from -${most} to ${most} is needed`,
    }),
  )

export const location = z.strictObject({
  latitude: coordinate(90),
  longitude: coordinate(180),
  name: z.optional(z.string().check(z.maxLength(1000))),
  address: z.optional(z.string().check(z.maxLength(1000))),
})
