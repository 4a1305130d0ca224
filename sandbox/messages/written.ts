import * as z from 'zod/mini'

const words = z.string().check(z.minLength(1))
const some = z.optional(z.string())

/** What a person can do on the phone, in one chat: exactly one of its contents is given. */
const Written = z.strictObject({
  /** The person's number. */
  from: words,
  /** The business number that it is for. */
  phoneNumberId: words,
  text: some,
  /** A file, shown as what its type says; `base64` over HTTP. */
  file: z.optional(
    z.strictObject({
      mimeType: words,
      name: some,
      caption: some,
      bytes: z.optional(z.instanceof(Uint8Array<ArrayBuffer>)),
      base64: z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
    }),
  ),
  location: z.optional(z.strictObject({ latitude: z.number(), longitude: z.number(), name: some, address: some })),
  contacts: z.optional(z.array(z.looseObject({ name: z.looseObject({ formatted_name: words }) }))),
  /** A button or a row of the message with this id: by its id or, for a template's button, by its words. */
  press: z.optional(z.strictObject({ messageId: words, button: words })),
  /** An empty emoji takes the reaction back. */
  react: z.optional(z.strictObject({ messageId: words, emoji: z.string() })),
  /** The message that is quoted. */
  replyTo: some,
})
export type Written = z.infer<typeof Written>

/** @throws {TypeError} naming what cannot be used. */
export function readWritten(given: unknown): Written {
  const result = Written.safeParse(given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const name = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys[0] : 'the body')
  throw new TypeError(`${name} cannot be used: ${issue?.code.replaceAll('_', ' ')}`)
}
