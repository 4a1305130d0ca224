import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const tsc = join(root, 'node_modules/typescript/bin/tsc')

describe('the house', () => {
  it.each([
    ['widget', "import '../server/fault.ts'"],
    ['server', "import '../widget/machine.ts'"],
    ['server', "import '../sandbox/world.ts'"],
    ['sandbox', "import '../contract/index.ts'"],
    ['contract', "import '../widget/machine.ts'"],
    ['client', "import '../server/fault.ts'"],
    ['client', "import 'node:fs'"],
    ['widget', "import 'node:fs'"],
  ])(
    'does not compile when %s says %s',
    (room, line) => {
      const copy = mkdtempSync(join(tmpdir(), 'patchbay-house-'))
      for (const part of [
        'contract',
        'client',
        'widget',
        'server',
        'sandbox',
        'tsconfig.base.json',
        'tsconfig.json',
        'package.json',
      ])
        cpSync(join(root, part), join(copy, part), { recursive: true })
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
      const build = () => spawnSync(process.execPath, [tsc, '-b', '--force', join(copy, room)], { encoding: 'utf8' })
      expect(build()).toMatchObject({ status: 0, stdout: '' })
      writeFileSync(join(copy, room, 'wrong-turn.ts'), `${line}\n`)
      const wrong = build()
      expect(wrong.status).not.toBe(0)
      expect(wrong.stdout).toMatch(/wrong-turn\.ts.*error TS(6059|6307|2307|2882)/s)
    },
    60_000,
  )

  it('names no registry in its lock file, which keeps `npm ci` working behind any mirror', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http')
  })

  it('keeps the server out of browsers: its door opens for Node alone', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(Object.keys(exports['./server'])).toEqual(['types', 'node'])
    const built = `const { verifyResult } = await import('patchbay/server'); console.log(typeof verifyResult)`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', built], { cwd: root, encoding: 'utf8' })
    expect(said.trim()).toBe('function')
  })

  it('reads the environment in its mains and nowhere else', () => {
    const files = ['contract', 'client', 'widget', 'server', 'sandbox', 'bin'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    )
    const readers = files.filter(
      (file) => /\.tsx?$/.test(file) && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers.sort()).toEqual(['bin/patchbay.ts', 'sandbox/main.ts', 'server/main.ts'])
  })
})
