import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
/** What the databases of a run need at most, in bytes. */
const needed = 3e9

const roomy = () => {
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > needed
}

/**
 * A folder in memory where there is a roomy one: SQLite waits for its disk at every commit, some three milliseconds, and a test's
 * database need not outlive the machine.
 */
export const memoryFolder = (): string =>
  process.env.PATCHBAY_TEST_MEMORY ?? (existsSync(memory) && roomy() ? memory : tmpdir())
