import * as z from 'zod/mini'

export const text = z.string('is not set').check(z.trim(), z.minLength(1, 'is not set'))

export const digits = (what: string) =>
  text.check(z.regex(/^\d+$/, `must be digits: the ${what} from Meta's app dashboard`))

export const address = z.url({ protocol: /^https?$/, error: 'must be an absolute http:// or https:// address' })

/** Several values with commas between; `words` say what they must be. */
export const listOf = (words: string, isRight: (all: string[]) => boolean) =>
  z
    .pipe(
      z.string(),
      z.transform((list: string) => list.split(',').map((one) => one.trim())),
    )
    .check(z.refine(isRight, words))

export const originList = listOf('must be origins such as https://www.facebook.com, with commas between', (all) =>
  all.every(isOrigin),
)

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value
}
