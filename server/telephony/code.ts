/**
 * The six digits of WhatsApp's verification code in a text such as `WhatsApp code 123-830`. Undefined when there is none, or
 * when there are two: nobody could say which of them to type.
 */
export const codeInText = (text: string): string | undefined =>
  only([...text.matchAll(/\bwhatsapp(?: business)?(?: account)?(?: verification)? code:? (\d{3})-?(\d{3})(?![\d-])/gi)])

/** The same for what a call says three times: "Verification code is 1 2 3 4 5 6". */
export const codeInSpeech = (text: string): string | undefined =>
  only([
    ...digits(text).matchAll(/\bcode(?: is)?:? ?(\d)[ ,.-]*(\d)[ ,.-]*(\d)[ ,.-]*(\d)[ ,.-]*(\d)[ ,.-]*(\d)(?![\d])/gi),
  ])

function only(matches: RegExpMatchArray[]): string | undefined {
  const codes = new Set(matches.map(([, ...parts]) => parts.join('')))
  return codes.size === 1 ? [...codes][0] : undefined
}

const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Speech recognition may write digits as words. */
const digits = (text: string) =>
  text.replace(new RegExp(`\\b(${names.join('|')}|oh)\\b`, 'gi'), (word) =>
    String(Math.max(0, names.indexOf(word.toLowerCase()))),
  )
