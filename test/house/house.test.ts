import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circles } from './circles.ts'
import { mayImport, wrongWays } from './features.ts'
import { importedBy, importsOf } from './imports.ts'
import { fresh } from './known.ts'
import { filesOf, fullFolders, longFiles, looseFiles } from './tree.ts'

const root = join(import.meta.dirname, '../..')
const inCircles = (rooms: string[]) =>
  circles(importsOf(root, rooms)).map(
    (way) => `${way.join(' → ')} is a circle: move what both need to a file of its own.`,
  )

describe('the house', () => {
  it.each([
    ['server'],
    ['sandbox'],
    ['widget'],
    ['console'],
    ['contract'],
    ['client'],
    ['testing'],
    ['demo'],
    ['bin'],
    ['scripts'],
    ['test'],
  ])('imports in no circle within %s, types included', (room) => expect(fresh(inCircles([room]))).toEqual([]), 60_000)

  it('imports from feature to feature of the server in one direction', () => {
    expect(fresh(wrongWays(importsOf(root, ['server'])))).toEqual([])
  })

  const files = filesOf(root)
  it('gives each idea a file: none is longer than a reader can hold', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(fresh(longFiles(files))).toEqual([])
  })
  it('groups files: no folder is too full to look through', () => expect(fresh(fullFolders(files))).toEqual([]))
  it('leaves nothing loose at the root of a room', () => expect(fresh(looseFiles(files))).toEqual([]))
  it('waits in tests by `until`, which a slow machine does not fail', () => {
    const tests = files.filter(({ path }) => /^test\/.*\.tsx?$/.test(path)).map(({ path }) => path)
    const waits = (path: string) => /\bvi\.wait(For|Until)\(/.test(readFileSync(join(root, path), 'utf8'))
    expect(tests.filter(waits)).toEqual(['test/support/until.ts'])
  })
  it('requests each file of the widget and of the console once more that does not come', () => {
    const single = /(?<!typeof )\bimport\(['`][^)]*\)(?!\s*\.catch\(requestAgain\))/g
    const handed = /\b((late|screen)\(|const \w+ = )\(\) => import\([^)]*\)/g // to `late`, which does it
    const read = (path: string) => readFileSync(join(root, path), 'utf8')
    const of = (path: string) =>
      (path.startsWith('console/') ? read(path).replace(handed, '') : read(path)).match(single) ?? []
    const found = files.filter(({ path }) => /^(widget|console)\//.test(path)).flatMap(({ path }) => of(path))
    expect(found).toEqual([])
  })
})

describe('what holds the house', () => {
  it('reads imports of types, of what waits, and of what is passed on, in any form', () => {
    const source = `
      import './effect.ts'
      import type { A } from '../types/a.ts'
      import { type B, b } from './b.ts'
      export { c } from './c.ts'
      export type * from './d.ts'
      const later = () => import('./later.tsx')
      let far: import('./far.ts').Far
      import pg from 'pg'
      // import './comment.ts'
      const text = "import './text.ts'"`
    expect(importedBy('room/deep/file.ts', source)).toEqual([
      ...['room/deep/effect.ts', 'room/types/a.ts', 'room/deep/b.ts', 'room/deep/c.ts', 'room/deep/d.ts'],
      ...['room/deep/later.tsx', 'room/deep/far.ts'],
    ])
  })

  it('finds each circle by a shortest way, and none in what only meets again', () => {
    const imports = new Map(Object.entries({ a: ['b', 'd'], b: ['c', 'a'], c: ['a'], d: ['e'], e: [], f: ['f'] }))
    expect(circles(imports)).toEqual([
      ['a', 'b', 'a'],
      ['c', 'a', 'b', 'c'],
      ['f', 'f'],
    ])
    expect(circles(new Map(Object.entries({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })))).toEqual([])
  })

  it('allows features no circle', () => {
    expect(circles(new Map(Object.entries(mayImport).map(([feature, others]) => [feature, [...others]])))).toEqual([])
  })

  it('tells a feature that turns back, or is new, where it went wrong', () => {
    const turn = (from: string, to: string) => wrongWays(new Map([[from, [to]]]))
    expect(turn('server/use-cases/links/a.ts', 'server/use-cases/signup/b.ts')).toEqual([
      'server/use-cases/links/a.ts imports server/use-cases/signup/b.ts, but links may import no other feature: move what both need below, or to its caller.',
    ])
    expect(turn('server/store/billing/a.ts', 'server/time.ts')).toEqual([
      'server/store/billing/a.ts is in a feature that mayImport (test/house/features.ts) does not name: add it there.',
    ])
    expect(turn('server/use-cases/signup/a.ts', 'server/use-cases/links/b.ts')).toEqual([])
    expect(turn('server/use-cases/links/a.ts', 'server/store/signup/b.ts')).toEqual([])
    expect(turn('server/store/database/tables.ts', 'server/store/signup/tables.ts')).toEqual([])
  })

  it('tells long files, full folders and loose files by name, and leaves tables and tests alone', () => {
    const file = (path: string, lines = 10) => ({ path, lines })
    expect(longFiles([file('server/a/b.ts', 251), file('server/a/c.ts', 250), file('test/a.test.ts', 900)])).toEqual([
      'server/a/b.ts has 251 lines, and 250 are allowed: give each idea a file of its own.',
    ])
    expect(longFiles([file('widget/languages/fr.ts', 400), file('server/store/migrations/1.ts', 300)])).toEqual([])
    const many = (folder: string) => Array.from({ length: 21 }, (_, n) => file(`${folder}/${n}.ts`))
    expect(
      fullFolders([...many('server/http/platform'), ...many('widget/languages'), file('server/http/a.ts')]),
    ).toEqual(['server/http/platform/ holds 21 files, and 20 are allowed: group them by what they do.'])
    expect(looseFiles([file('server/requests.ts'), file('server/app.ts'), file('server/http/x.ts')])).toEqual([
      'server/requests.ts stands loose in server/: move it into the folder of what it does.',
    ])
  })
})
