import type { Plugin } from 'vite'
import { faultCodes } from '../contract/remedies.ts'
import { en } from '../widget/languages/en.ts'
import { later } from '../widget/languages/en-later.ts'

const everyday = [...Object.keys(en), ...Object.keys(later)]
const trouble = faultCodes.filter((code) => code !== 'server_unreachable')

/**
 * Publishes a language without the names of its sentences, which English has already: a fifth of what would travel.
 * `widget/languages/named.ts` puts the two together again; what runs from source is left as it is written.
 */
export const nameless: Plugin = {
  name: 'patchbay:nameless',
  enforce: 'pre',
  transform: {
    filter: { id: /widget\/languages\/(?!en)[a-z]{2}(-faults)?\.ts$/ },
    async handler(code, id) {
      const { words, faults } = await import(id)
      const [name, all, names] = words ? ['words', words, everyday] : ['faults', faults, trouble]
      const list = `export const ${name} = ${JSON.stringify(names.map((name: string) => all[name]))}\n`
      const more = code.match(/^export const faults = \(\).*$/m)?.[0] ?? ''
      return { code: list + more, map: null }
    },
  },
}
