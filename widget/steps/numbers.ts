import { numbers as english } from '../languages/en-numbers.ts'
import type { Spoken } from '../languages/index.ts'
import { named } from '../languages/named.ts'
import type { Words } from '../languages/words.ts'
import { Country } from './country.tsx'
import { FoundNumber } from './number.tsx'
import { NumberedPopup } from './popup-number.tsx'

/** The steps of a link that provides numbers, which most do not; they come beside `later.ts`, and win over it. */
export const numbers = { country: Country, number: FoundNumber, popup: NumberedPopup }

/** The texts of those steps: the last ones of a language's list. */
export const numberWords = ({ words }: Spoken) => {
  const names = Object.keys(english)
  return { ...english, ...named(words, names, (words as string[]).length - names.length) } as Partial<Words>
}
