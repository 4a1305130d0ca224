import type { Activation } from '../store/domains/served.ts'
import { hour } from '../time.ts'

/**
 * From when a certificate may be asked for, for each new host in the order of their proofs: so many an hour, and of one project a
 * quarter of that, so that no project takes all of them. It follows from the proofs alone: every process and every restart comes to the
 * same moments, and a host that was let through stays so.
 */
export function certificateTimes(proofs: readonly Activation[], anHour: number): Map<string, number> {
  const ofProject = Math.ceil(anHour / 4)
  const times = new Map<string, number>()
  /** How many have a place in an hour, of all projects and of one. */
  const taken = new Map<number | string, number>()
  /** The first hour that may have a place for a project: those before are full. */
  const open = new Map<string, number>()
  for (const { hostname, projectId, activatedAt } of proofs) {
    const proven = Date.parse(activatedAt)
    const own = Math.floor(proven / hour)
    let at = Math.max(own, open.get(projectId) ?? own)
    while (have(at) >= anHour || have(`${projectId} ${at}`) >= ofProject) at++
    open.set(projectId, at)
    for (const place of [at, `${projectId} ${at}`]) taken.set(place, have(place) + 1)
    times.set(hostname, at === own ? proven : at * hour)
  }
  return times

  function have(place: number | string) {
    return taken.get(place) ?? 0
  }
}
