import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'

const dist = join(import.meta.dirname, '../../../dist')

/** What a host's bundler keeps of the published package for these lines: its own code, and what that may load later. */
async function bundled(source: string) {
  const bundle = await rolldown({
    input: 'host',
    external: [/^react($|\/)/, /^react-dom($|\/)/],
    logLevel: 'silent',
    plugins: [
      {
        name: 'host',
        resolveId: (id) => (id === 'host' ? join(dist, 'host.js') : undefined),
        load: (id) => (id === join(dist, 'host.js') ? source : undefined),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'es', minify: true })
  const chunks = output.filter((file) => file.type === 'chunk')
  const first = chunks.find(({ isEntry }) => isEntry)
  const now = chunks.filter(({ fileName }) => fileName === first?.fileName || first?.imports.includes(fileName))
  return { code: now.map(({ code }) => code).join('\n'), chunks: chunks.map(({ name }) => name) }
}

it('leaves views, dialog and their words out for a host that draws its own', async () => {
  const whole = await bundled(`import { WhatsAppOnboarding } from './widget/index.js'; console.log(WhatsAppOnboarding)`)
  expect(whole.chunks).toContain('chunk-later')
  const { code } = await bundled(
    `import { useWhatsAppOnboarding } from './widget/index.js'; console.log(useWhatsAppOnboarding)`,
  )
  expect(code).not.toMatch(/import\(.\.\/chunk-(later|dialog-body|corrections)/)
  expect(code).not.toMatch(/pb-(stages|skeleton|company|choice|window)/)
  expect(code.length).toBeLessThan(whole.code.length * 0.9)
})

it('leaves the dialog out for a host that shows the widget in its page', async () => {
  const { chunks } = await bundled(
    `import { WhatsAppOnboarding } from './widget/index.js'; console.log(WhatsAppOnboarding)`,
  )
  expect(chunks.filter((name) => name.includes('dialog'))).toEqual([])
})

it('leaves the widget out for who needs a piece of the contract, and most of the contract too', async () => {
  const { code, chunks } = await bundled(
    `import { contrast } from './contract/index.js'; console.log(contrast('#000000', '#ffffff'))`,
  )
  expect(chunks).toHaveLength(1)
  expect(code).not.toMatch(/from\s*["']react|useState|sign_again/)
  expect(code.length).toBeLessThan(2_000)
})
