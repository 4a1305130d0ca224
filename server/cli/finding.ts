/** The result of one check; a problem comes with advice. */
export type Finding =
  | { passed: true; words: string }
  | { passed: false; words: string; advice: string; serious: boolean }

export const good = (words: string): Finding => ({ passed: true, words })
export const bad = (words: string, advice: string): Finding => ({ passed: false, words, advice, serious: true })
export const doubtful = (words: string, advice: string): Finding => ({ passed: false, words, advice, serious: false })
