import { Country } from './country.tsx'
import { FoundNumber } from './number.tsx'
import { NumberedPopup } from './popup-number.tsx'

/** The steps of a link that provides numbers, which most do not; they come beside `later.ts`, and win over it. */
export const numbers = { country: Country, number: FoundNumber, popup: NumberedPopup }
