import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryFolder } from './memory-folder.ts'

/**
 * Folders of this run, on the disk and in memory, for everything that its tests put down: workers that are ended tidy nothing up.
 * Processes that are started from here on find them in their environment.
 *
 * @returns removes them
 */
export function makeRunFolders(): () => void {
  if (process.env.PATCHBAY_TEST_MEMORY) return () => {} // another project of the same run made them
  const before = process.env.TMPDIR
  const disk = mkdtempSync(join(tmpdir(), 'patchbay-run-'))
  const memory = mkdtempSync(join(memoryFolder(), 'patchbay-run-'))
  chmodSync(disk, 0o755) // for the user of PostgreSQL
  process.env.TMPDIR = disk
  process.env.PATCHBAY_TEST_MEMORY = memory
  return () => {
    delete process.env.PATCHBAY_TEST_MEMORY
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    for (const folder of [disk, memory]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
