import { callingCodes } from './calling-codes.ts'

/** A country as the customer sees it, and the words it is found by. */
export interface Country {
  iso: string
  name: string
  code: string
  instant: boolean
  words: string[]
}

const names = (locale: string, style: 'long' | 'short' = 'long') =>
  new Intl.DisplayNames([locale], { type: 'region', style })

/** What a country is called in a language; its code where the browser has no name for it. */
export const countryName = (iso: string, language: string) => names(language).of(iso) ?? iso

/** Those that are ready at once first, each part in the order of the language's alphabet. */
export function countriesIn(language: string, offered: { iso: string; instant: boolean }[]): Country[] {
  const [own, english, short] = [names(language), names('en'), names('en', 'short')]
  const { compare } = new Intl.Collator(language)
  return offered
    .map(({ iso, instant }) => {
      const name = own.of(iso) ?? iso
      const code = callingCodes[iso] ?? ''
      // Also by its English name and by what it is called in short (UK, USA): people type what they are used to.
      const said = [name, english.of(iso), short.of(iso), iso, iso === 'US' && 'USA']
      return { iso, instant, name, code, words: said.flatMap((word) => (word ? plain(word).split(' ') : [])) }
    })
    .sort((one, other) => Number(other.instant) - Number(one.instant) || compare(one.name, other.name))
}

/** Those that a customer may mean: each word typed begins one of the country's, or a number begins its calling code. */
export function matching(countries: Country[], query: string): Country[] {
  const typed = plain(query).split(' ').filter(Boolean)
  return countries.filter(({ words, code }) =>
    typed.every((part) => (/^\d+$/.test(part) ? code.startsWith(part) : words.some((word) => word.startsWith(part)))),
  )
}

/** Small letters without accents; what parts words is one space. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The country of the first of the browser's languages that says or suggests one we offer. */
export function guessCountry(offered: { iso: string }[], languages: readonly string[]): string | null {
  for (const tag of languages)
    try {
      const region = new Intl.Locale(tag).maximize().region
      if (region && offered.some(({ iso }) => iso === region)) return region
    } catch {
      // Some browsers name languages that are none.
    }
  return null
}
