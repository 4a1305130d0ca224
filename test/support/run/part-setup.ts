import { relative, sep } from 'node:path'
import { expect } from 'vitest'
import { databaseKinds, kindsOf } from '../databases.ts'

/** Runs before each file. Files of one worker share their modules, so the kinds that this file draws take the place of the last one's. */
const file = relative(process.cwd(), expect.getState().testPath ?? '').replaceAll(sep, '/')
databaseKinds.splice(0, databaseKinds.length, ...kindsOf(file))
