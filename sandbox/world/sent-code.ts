import { digits } from './ids.ts'
import type { World } from './world.ts'

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

/** Draws a new code; the guesses of the one before go on counting. */
export function drawCode(world: World, number: SentCode): string {
  number.sentCode = digits(6)
  number.sentAt = world.clock.now()
  return number.sentCode
}

export const guessingIsLocked = (world: World, { guessesLockedUntil }: SentCode): boolean =>
  guessesLockedUntil > world.clock.now()

/**
 * Takes a guess. A code lives ten minutes; after five wrong guesses it is dead, and nothing is sent or taken for half a day
 * (Meta's error page says some twelve hours).
 */
export function guess(
  world: World,
  number: SentCode,
  code: string,
  most = mostGuesses,
): 'right' | 'wrong' | 'expired' | 'locked' {
  if (guessingIsLocked(world, number)) return 'locked'
  if (number.sentCode !== null && world.clock.now() - number.sentAt > lifeOfCode) return 'expired'
  if (number.sentCode === code) {
    Object.assign(number, noCode())
    return 'right'
  }
  number.wrongGuesses += 1
  if (number.wrongGuesses < most) return 'wrong'
  Object.assign(number, { ...noCode(), guessesLockedUntil: world.clock.now() + lock })
  return 'locked'
}
