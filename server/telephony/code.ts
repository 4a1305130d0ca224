/**
 * WhatsApp's code in a text (`WhatsApp code 123-830`), six digits; nothing for any other text. Words may stand around it, but
 * a text that names two codes names none: nobody could say which to type.
 */
export const codeInText = (text: string): string | undefined =>
  only([...text.matchAll(/\bwhatsapp(?: business)?(?: account)?(?: verification)? code:? (\d{3})-?(\d{3})(?![\d-])/gi)])

/** The same in what a call was heard to say: "Verification code is 1 2 3 4 5 6", three times over. */
export const codeInSpeech = (text: string): string | undefined =>
  only([
    ...digits(text).matchAll(/\bcode(?: is)?:? ?(\d)[ ,.-]*(\d)[ ,.-]*(\d)[ ,.-]*(\d)[ ,.-]*(\d)[ ,.-]*(\d)(?![\d])/gi),
  ])

function only(matches: RegExpMatchArray[]): string | undefined {
  const codes = new Set(matches.map(([, ...parts]) => parts.join('')))
  return codes.size === 1 ? [...codes][0] : undefined
}

const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Those who write down speech may write digits as words. */
const digits = (text: string) =>
  text.replace(new RegExp(`\\b(${names.join('|')}|oh)\\b`, 'gi'), (word) =>
    String(Math.max(0, names.indexOf(word.toLowerCase()))),
  )
