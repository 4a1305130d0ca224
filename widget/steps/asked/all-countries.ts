import { callingCodes } from '../../ui/calling-codes.ts'
import { countriesIn } from '../../ui/countries.ts'

/** Every country by its name in a language. */
export const allCountries = (language: string) =>
  countriesIn(
    language,
    Object.keys(callingCodes).map((iso) => ({ iso, instant: true })),
  )
