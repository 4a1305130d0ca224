import * as z from 'zod/mini'

/** A file by its id at Meta or by its address: one of the two. */
const source = { id: z.optional(z.string().check(z.minLength(1))), link: z.optional(z.url({ protocol: /^https?$/ })) }

type Source = { id?: string | undefined; link?: string | undefined }

const oneSource = z.refine<Source>(({ id, link }) => Boolean(id) !== Boolean(link), {
  message: 'exactly one of id and link must be given',
})

const caption = z.optional(z.string().check(z.maxLength(1024)))

export const image = z.strictObject({ ...source, caption }).check(oneSource)
export const video = z.strictObject({ ...source, caption }).check(oneSource)
export const audio = z.strictObject({ ...source, voice: z.optional(z.boolean()) }).check(oneSource)
export const sticker = z.strictObject(source).check(oneSource)
export const document = z
  .strictObject({ ...source, caption, filename: z.optional(z.string().check(z.maxLength(240))) })
  .check(oneSource)

/** In a header, of an interactive message or a template: without a caption. */
export const plain = z.strictObject(source).check(oneSource)
export const named = z
  .strictObject({ ...source, filename: z.optional(z.string().check(z.maxLength(240))) })
  .check(oneSource)
