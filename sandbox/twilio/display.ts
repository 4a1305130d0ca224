/** A number as Twilio names it to people: `(415) 555-0132` in North America, elsewhere as it is. */
export function displayNational(phoneNumber: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber)
  return american ? `(${american[1]}) ${american[2]}-${american[3]}` : phoneNumber
}

/** `Thu, 30 Jul 2015 23:19:04 +0000` (RFC 2822). */
export const twilioTime = (ms: number): string => new Date(ms).toUTCString().replace('GMT', '+0000')
