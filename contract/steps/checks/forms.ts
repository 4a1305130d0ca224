import { onlyDigits } from '../../digits/plain-digits.ts'
import type { Checks } from '../rules.ts'

/** A name with a dot in it, so that `https://shop` is none. */
const address = /^https?:\/\/([^\s/?#@:.]+\.)+[^\s/?#@:.]{2,}(:\d{1,5})?([/?#]\S*)?$/i

const matches = (form: RegExp) => (answer: unknown) => form.test(answer as string)

/** Answers that are typed and have a form. */
export const forms = {
  email: { isRight: matches(/^[^\s@<>"]+@[^\s@.<>"]+(\.[^\s@.<>"]+)+$/) },
  url: {
    tidy: (text) => (text && !/^[a-z][a-z0-9+.-]*:/i.test(text) ? `https://${text}` : text),
    isRight: matches(address),
  },
  phone: {
    tidy: (text) => onlyDigits(text).replace(/^00/, '+'),
    isRight: matches(/^\+[1-9][0-9]{6,14}$/),
  },
} satisfies Checks
