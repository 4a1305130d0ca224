import { globSync } from 'node:fs'
import { join, sep } from 'node:path'
import { partOf } from './part.ts'

/**
 * Suites that take half a minute of a processor or more: they start whole processes, move whole databases, install packages, or try
 * hundreds of inputs. A commit draws half of them; see `part.ts`.
 */
const long = globSync(
  [
    'test/server/process/*.test.ts',
    'test/server/http/{openapi,unread-bodies}.test.ts',
    'test/server/{projects/reseal,provisioning/number-race,provisioning/telephony-provider,stats/crash,store/move}.test.ts',
    'test/sandbox/{main,messages/fuzz,messages/phone}.test.ts',
    'test/widget/node/{package,tree-shaking,widget-package}.test.ts',
  ],
  { cwd: join(import.meta.dirname, '../../..') },
)
  .map((path) => path.replaceAll(sep, '/'))
  .sort()
const drawnLong = partOf(long, 2)

/** Those that this run leaves out. */
export const notDrawn = long.filter((path) => !drawnLong.includes(path))
