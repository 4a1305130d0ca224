import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { languageCodes } from '../contract/languages.ts'
import { faultCodes } from '../contract/remedies.ts'
import { en } from '../widget/languages/en.ts'
import { help } from '../widget/languages/en-help.ts'
import { later } from '../widget/languages/en-later.ts'
import { left } from '../widget/languages/en-left.ts'
import { message } from '../widget/languages/en-message.ts'
import { numbers } from '../widget/languages/en-numbers.ts'
import { steps } from '../widget/languages/steps/every-part.ts'

const everyday = [en, later, numbers].flatMap((words) => Object.keys(words))
/** What each translation has apart from its everyday words: the names of the sentences, in order. */
const parts = {
  faults: faultCodes.filter((code) => code !== 'server_unreachable'),
  left: Object.keys(left),
  message: Object.keys(message),
  help: Object.keys(help),
  steps: Object.keys(steps),
}
type Part = keyof typeof parts
const translation = /widget\/languages\/translations\/[a-z]{2}\.ts$/
const partOfOne = /widget\/languages\/translations\/([a-z]{2})-(faults|left|message|help|steps)\.ts$/

/** The helper that Vite writes for `import(`./translations/${name}.ts`)` weighs more than a table of them all. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the source
const anyOfThem = 'import(`./translations/${wanted}.ts`)'
const table = languageCodes
  .filter((code) => code !== 'en')
  .map((code) => `${code}: () => import('./translations/${code}.ts')`)

const list = (name: string, names: string[], sentences: Record<string, string>) =>
  `export const ${name} = ${JSON.stringify(names.map((one) => sentences[one]))}\n`

/**
 * Publishes a translation without the names of its sentences, which English has already: a fifth of what would travel.
 * `widget/languages/named.ts` puts the two together again. The words for trouble, for what is left to do, for the test message and for help become
 * files of their own, which come when they are needed. What runs from source is left as it is written.
 */
export const nameless: Plugin = {
  name: 'patchbay:nameless',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^\.\/[a-z]{2}-(faults|left|message|help|steps)\.ts$/ },
    handler: (source, importer) => (importer && translation.test(importer) ? join(dirname(importer), source) : null),
  },
  load: {
    filter: { id: partOfOne },
    async handler(id) {
      const [, , part] = partOfOne.exec(id) as unknown as [string, string, Part]
      const language = await import(id.replace(`-${part}.ts`, '.ts'))
      return list(part, parts[part], language[part])
    },
  },
  transform: {
    filter: { id: /widget\/languages\/(index|translations\/[a-z]{2})\.ts$/ },
    async handler(source, id) {
      if (id.endsWith('/index.ts')) {
        if (!source.includes(anyOfThem)) throw new Error(`${id} does not load translations by ${anyOfThem}`)
        return { code: source.replace(anyOfThem, `({ ${table} })[wanted]()`), map: null }
      }
      const { words } = await import(id)
      const apart = Object.keys(parts).map(
        (part) =>
          `export const ${part} = () => import('./${basename(id, '.ts')}-${part}.ts').then((one) => one.${part})\n`,
      )
      return { code: list('words', everyday, words) + apart.join(''), map: null }
    },
  },
}
