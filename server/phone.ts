/** `+1 (415) 555-0123` as `+14155550123`. */
export const e164 = (display: string) => `+${display.replace(/\D/g, '')}`

export const digitsOf = (phoneNumber: string) => phoneNumber.replace(/\D/g, '')
