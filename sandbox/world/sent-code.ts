import type { Clock } from './clock.ts'
import { digits } from './ids.ts'

const lifeOfCode = 10 * 60_000
const mostGuesses = 5
const lock = 12 * 3_600_000

/** A verification code on its way to a number, and how often it was guessed. */
export type SentCode = {
  sentCode: string | null
  sentAt: number
  wrongGuesses: number
  guessesLockedUntil: number
}

export const noCode = (): SentCode => ({ sentCode: null, sentAt: 0, wrongGuesses: 0, guessesLockedUntil: 0 })

/** Makes a new code; guesses of the previous one still count. */
export function drawCode(clock: Clock, number: SentCode): string {
  number.sentCode = digits(6)
  number.sentAt = clock.now()
  return number.sentCode
}

export const guessingIsLocked = (clock: Clock, { guessesLockedUntil }: SentCode): boolean =>
  guessesLockedUntil > clock.now()

/**
 * Checks a guess. A code is valid for ten minutes. After five wrong guesses it is invalid, and for half a day no code is sent or
 * accepted (Meta's error page says about twelve hours).
 */
export function guess(
  clock: Clock,
  number: SentCode,
  code: string,
  most = mostGuesses,
): 'right' | 'wrong' | 'expired' | 'locked' {
  if (guessingIsLocked(clock, number)) return 'locked'
  if (number.sentCode !== null && clock.now() - number.sentAt > lifeOfCode) return 'expired'
  if (number.sentCode === code) {
    Object.assign(number, noCode())
    return 'right'
  }
  number.wrongGuesses += 1
  if (number.wrongGuesses < most) return 'wrong'
  Object.assign(number, { ...noCode(), guessesLockedUntil: clock.now() + lock })
  return 'locked'
}
