import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { cpuSeconds } from './ground.ts'

/** Microseconds after which a process gets its slice again: short, so that one request waits for little. */
const period = 20_000

/** How the kernel is told, by the version of its control groups (https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu). */
const ways: { folder: string; tell: (group: string, quota: number) => void }[] = [
  {
    folder: '/sys/fs/cgroup/cpu',
    tell(group, quota) {
      writeFileSync(`${group}/cpu.cfs_period_us`, String(period))
      writeFileSync(`${group}/cpu.cfs_quota_us`, String(quota))
    },
  },
  { folder: '/sys/fs/cgroup', tell: (group, quota) => writeFileSync(`${group}/cpu.max`, `${quota} ${period}`) },
]

/**
 * Gives a process the same slice of one processor as others have, so that processes can be compared where PostgreSQL and the load
 * would otherwise take what they need from them.
 *
 * @returns what takes the slice off again once the process has ended; undefined where this user may not, or the system has no such thing
 */
export function slice(pid: number, share: number): (() => void) | undefined {
  for (const { folder, tell } of ways) {
    const group = `${folder}/patchbay-bench-${pid}`
    try {
      mkdirSync(group)
      tell(group, Math.round(share * period))
      writeFileSync(`${group}/cgroup.procs`, String(pid))
      return () => rmdirSync(group)
    } catch {
      try {
        rmdirSync(group)
      } catch {}
    }
  }
  return undefined
}

/** Processor seconds of every process of this name, such as PostgreSQL's. */
export const cpuSecondsOfAll = (name: string): number =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && nameOf(entry) === name)
    .reduce((sum, pid) => sum + (cpuSeconds(Number(pid)) || 0), 0)

function nameOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}
