/** `٢٧١` and `２７１` as `271`: Unicode keeps the ten digits of each script side by side, zero first. */
export const latinDigits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))

const isDigit = (codePoint: number) => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint))

function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) as number
  let zero = codePoint
  while (isDigit(zero - 1)) zero -= 1
  return (codePoint - zero) % 10 // Some scripts of mathematics follow each other without a gap.
}

/** What people and programs put between digits: spaces, dashes, dots, brackets, and marks of direction that nobody sees. */
const between = /[\s\p{Pd}\p{Cf}.()/]/gu

/** Digits of any script as plain ones, without what stands between them. No zod in here: the widget loads it. */
export const onlyDigits = (text: string): string => latinDigits(text).replace(between, '').replace(/^＋/, '+')
