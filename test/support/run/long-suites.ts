import { globSync } from 'node:fs'
import { join, sep } from 'node:path'
import { partOf } from './part.ts'

const root = join(import.meta.dirname, '../../..')
const files = (...patterns: string[]) =>
  globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll(sep, '/'))
    .sort()

/**
 * Suites that take half a minute of a processor or more: they start whole processes, move whole databases, install packages, or try
 * hundreds of inputs. A commit draws a third of them; see `part.ts`.
 */
const long = files(
  'test/server/process/*.test.ts',
  'test/server/http/{openapi,unread-bodies}.test.ts',
  'test/server/messaging/{bad-requests,kapso-client}.test.ts',
  'test/server/{numbers/spellings,projects/reseal,provisioning/number-race,provisioning/telephony-provider}.test.ts',
  'test/server/{stats/crash,store/move,store/upgrade}.test.ts',
  'test/faults/short.test.ts',
  'test/house/rooms.test.ts',
  'test/sandbox/{main,dialog/dialog,dialog/signup-v4,messages/fuzz,messages/phone}.test.ts',
  'test/widget/{matrix,node/package,node/tree-shaking,node/widget-package}.test.{ts,tsx}',
)
const without = (all: string[], some: string[]) => all.filter((path) => !some.includes(path))

/** Those that this run leaves out. */
export const notDrawn = without(long, partOf(long, 3))

/**
 * `npm test -- --quick` leaves out what is long, what starts whole processes or compiles whole rooms, and half of the suites of
 * server, sandbox and widget: the next commit's run has the other half.
 */
export function notQuick(): string[] {
  const never = [
    ...long,
    ...files(
      'test/{docs,readme}.test.ts',
      'test/{faults,examples,docs,support}/**/*.test.ts',
      'test/widget/theme/measured.test.tsx',
    ),
  ]
  const rest = without(files('test/{server,sandbox,widget}/**/*.test.{ts,tsx}'), never)
  return [...never, ...without(rest, partOf(rest, 2))]
}
