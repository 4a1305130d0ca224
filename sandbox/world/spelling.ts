/** Lines that are written in two ways: with and without the digits that a numbering plan put in. */
const pairs: [long: RegExp, short: RegExp, digits: string][] = [
  [/^(55\d\d)9([6-9]\d{7})$/, /^(55\d\d)([6-9]\d{7})$/, '9'],
  [/^(52)1([2-9]\d{9})$/, /^(52)([2-9]\d{9})$/, '1'],
  [/^(54)9([1-8]\d{9})$/, /^(54)([1-8]\d{9})$/, '9'],
  [/^(229)01(\d{8})$/, /^(229)(\d{8})$/, '01'],
]

/** The same line as it may be written elsewhere; a line with one spelling stays as it is. */
export function otherSpelling(line: string): string {
  for (const [long, short, digits] of pairs) {
    if (long.test(line)) return line.replace(long, '$1$2')
    if (short.test(line)) return line.replace(short, (_, start, rest) => start + digits + rest)
  }
  return line
}

/** Meta knows a line in each of its spellings. */
export const isSameLine = (one: string, other: string): boolean => one === other || otherSpelling(one) === other
