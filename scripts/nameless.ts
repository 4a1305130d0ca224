import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { languageCodes } from '../contract/languages.ts'
import { faultCodes } from '../contract/remedies.ts'
import { en } from '../widget/languages/en.ts'
import { later } from '../widget/languages/en-later.ts'

const everyday = [...Object.keys(en), ...Object.keys(later)]
const trouble = faultCodes.filter((code) => code !== 'server_unreachable')
const translation = /widget\/languages\/translations\/[a-z]{2}\.ts$/
const itsFaults = /widget\/languages\/translations\/[a-z]{2}-faults\.ts$/

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
 * `widget/languages/named.ts` puts the two together again. The words for trouble become a file of their own, which comes at
 * the first trouble. What runs from source is left as it is written.
 */
export const nameless: Plugin = {
  name: 'patchbay:nameless',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^\.\/[a-z]{2}-faults\.ts$/ },
    handler: (source, importer) => (importer && translation.test(importer) ? join(dirname(importer), source) : null),
  },
  load: {
    filter: { id: itsFaults },
    async handler(id) {
      const { faults } = await import(id.replace('-faults', ''))
      return list('faults', trouble, faults)
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
      const apart = `./${basename(id, '.ts')}-faults.ts`
      const code = `${list('words', everyday, words)}export const faults = () => import('${apart}').then(({ faults }) => faults)\n`
      return { code, map: null }
    },
  },
}
