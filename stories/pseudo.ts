import { en } from '../widget/languages/en.ts'
import { faults } from '../widget/languages/en-faults.ts'
import { later } from '../widget/languages/en-later.ts'
import { left } from '../widget/languages/en-left.ts'
import { message } from '../widget/languages/en-message.ts'
import { numbers } from '../widget/languages/en-numbers.ts'
import { steps } from '../widget/languages/steps/every-part.ts'

const accents: Record<string, string> = Object.fromEntries(
  [...'aàbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþrŕsštţuûvṽwŵxẋyýzž'].reduce<[string, string][]>((pairs, sign, at, all) => {
    if (at % 2 === 0) pairs.push([sign, all[at + 1] as string])
    return pairs
  }, []),
)

/**
 * A sentence as a designer tests with: accented, so that a word which was never translated shows, and 40 % longer, as
 * German or Finnish may be, so that what does not fit shows too. Braces and line breaks stay.
 */
const pseudo = (sentence: string) =>
  sentence
    .split('\n')
    .map((line) => {
      const accented = line.replace(/\{\w+\}|[a-z]/g, (sign) => accents[sign] ?? sign)
      const missing = Math.ceil(line.length * 0.4)
      return `[${accented}${' one two three four five six seven'.repeat(8).slice(0, missing).trimEnd()}]`
    })
    .join('\n')

/** Every sentence of the widget so: for its `messages`. Not in the package; a host that wants it can do the same. */
export const pseudoWords = Object.fromEntries(
  Object.entries({ ...en, ...later, ...numbers, ...left, ...message, ...steps, ...faults }).map(([name, sentence]) => [
    name,
    pseudo(sentence),
  ]),
)
