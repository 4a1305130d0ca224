import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const tsc = join(root, 'node_modules/typescript/bin/tsc')

const rooms = ['contract', 'client', 'testing', 'widget', 'console', 'server', 'sandbox']

describe('the house', () => {
  const copy = mkdtempSync(join(tmpdir(), 'patchbay-house-'))
  const build = (room: string) => spawnSync(process.execPath, [tsc, '-b', join(copy, room)], { encoding: 'utf8' })
  beforeAll(() => {
    for (const part of [...rooms, 'tsconfig.base.json', 'tsconfig.json', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const room of rooms) expect(build(room)).toMatchObject({ status: 0, stdout: '' })
  }, 300_000) // seven compilations, however busy the machine is
  afterAll(() => rmSync(copy, { recursive: true }))

  it.each([
    ['contract', ["import '../widget/state.ts'"]],
    ['client', ["import '../server/fault.ts'", "import 'node:fs'"]],
    ['testing', ["import '../widget/state.ts'", "import 'node:fs'"]],
    ['widget', ["import '../server/fault.ts'", "import 'node:fs'"]],
    ['console', ["import '../server/fault.ts'", "import 'node:fs'"]],
    ['server', ["import '../widget/state.ts'", "import '../sandbox/world.ts'"]],
    ['sandbox', ["import '../contract/index.ts'"]],
  ])('does not compile when %s reaches into a room that is not open to it', (room, lines) => {
    const turns = lines.map((_, n) => join(copy, room, `wrong-turn-${n}.ts`))
    for (const [n, line] of lines.entries()) writeFileSync(turns[n] as string, `${line}\n`)
    const wrong = build(room)
    for (const turn of turns) rmSync(turn)
    expect(wrong.status).not.toBe(0)
    for (const n of lines.keys())
      expect(wrong.stdout).toMatch(new RegExp(`wrong-turn-${n}\\.ts[^\\n]*error TS(6059|6307|2307|2882)`))
  })

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
    const files = ['contract', 'client', 'testing', 'widget', 'console', 'server', 'sandbox', 'bin'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    )
    const readers = files.filter(
      (file) => /\.tsx?$/.test(file) && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers.sort()).toEqual([
      'bin/patchbay.ts',
      'sandbox/main.ts',
      'server/process/main.ts',
      'widget/developer/is-developing.ts', // a word that bundlers replace: a browser has no environment
    ])
  })
})
