import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { rolldown } from 'rolldown'
import { beforeAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'dist/widget-package')
const described = () => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/release/widget-package.ts'], { cwd: root })
}, 120_000)

it('brings nothing but itself, and is small', () => {
  expect(described().dependencies).toBeUndefined()
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', folder], { cwd: root, encoding: 'utf8' })
  const listed = JSON.parse(packed)
  const [one] = (Array.isArray(listed) ? listed : Object.values(listed)) as { unpackedSize: number }[]
  expect(one?.unpackedSize).toBeLessThan(3_000_000)
})

it('is a package that publint has nothing to say about', async () => {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true, level: 'suggestion' })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

/** A project that has installed the widget and React, and nothing else. */
function project() {
  const host = mkdtempSync(join(tmpdir(), 'patchbay-widget-'))
  const { name } = described()
  cpSync(folder, join(host, 'node_modules', name), { recursive: true })
  mkdirSync(join(host, 'node_modules/@types'))
  for (const one of ['react', 'react-dom', 'csstype', '@types/react', '@types/react-dom'])
    symlinkSync(join(root, 'node_modules', one), join(host, 'node_modules', one))
  writeFileSync(join(host, 'package.json'), '{ "type": "module" }')
  return { host, name }
}

it('gives its types to a strict project that has neither the server nor zod', () => {
  const { host, name } = project()
  writeFileSync(
    join(host, 'page.tsx'),
    `import { WhatsAppOnboardingDialog, type OnboardingEvent, type Result } from '${name}'
import '${name}/styles.css'
const heard = (event: OnboardingEvent) => event.type
const connected = ({ phone_number_id, actions }: Result): string => phone_number_id + actions.length
export const page = (
  <WhatsAppOnboardingDialog open onOpenChange={() => {}} serverUrl="" token="" onEvent={heard} onSuccess={connected} />
)
// @ts-expect-error a theme has no such colour
export const wrong = <WhatsAppOnboardingDialog open onOpenChange={() => {}} serverUrl="" token="" theme={{ primary: 1 }} />
`,
  )
  const compilerOptions = {
    strict: true,
    noEmit: true,
    jsx: 'react-jsx',
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    types: [],
  }
  writeFileSync(join(host, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.tsx'] }))
  const compile = () =>
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', host], { encoding: 'utf8' })
  expect(compile).not.toThrow()
})

it('runs with React alone', async () => {
  const { host, name } = project()
  writeFileSync(join(host, 'page.js'), `import * as widget from '${name}'; console.log(widget)`)
  const bundle = await rolldown({
    input: join(host, 'page.js'),
    external: /^react($|\/)|^react-dom($|\/)/,
    onLog: (_, { code, message }) => code === 'MODULE_LEVEL_DIRECTIVE' || expect.unreachable(message),
  })
  const { output } = await bundle.generate({ format: 'es' })
  const own = output.map(({ fileName }) => fileName)
  const outside = output
    .flatMap((file) => (file.type === 'chunk' ? file.imports : []))
    .filter((one) => !own.includes(one))
  expect(outside.filter((one) => !/^react(-dom)?($|\/)/.test(one))).toEqual([])
  expect(outside).toContain('react')
})
