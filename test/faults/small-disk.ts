import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk extends Disposable {
  folder: string
  /** Takes what is left. */
  fill(): void
  /** Gives it back. */
  free(): void
}

/**
 * A real disk of few megabytes: a tmpfs of our own where we may mount one, else `/dev/shm` where that is small, as it is in
 * most containers. Nothing where there is neither: the table then says so.
 */
export function smallDisk(): SmallDisk | undefined {
  const mounted = mount()
  const shared = mounted ? undefined : sharedMemory()
  const folder = mounted ?? shared
  if (!folder) return undefined
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      for (let bytes = bavail * bsize; bytes >= 4_096; bytes = Math.floor(bytes / 2))
        try {
          writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' })
        } catch {
          // What went in went in; the rest is tried in smaller pieces.
        }
    },
    free: () => unlinkSync(ballast),
    [Symbol.dispose]() {
      if (mounted) execFileSync('umount', ['--lazy', mounted])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function mount(): string | undefined {
  // Room for SQLite's log, which grows to 4 MB before it is folded in: else the disk stays full when the ballast is gone.
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}

function sharedMemory(): string | undefined {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize <= 512 * 2 ** 20 ? mkdtempSync('/dev/shm/patchbay-small-disk-') : undefined
  } catch {
    return undefined
  }
}
