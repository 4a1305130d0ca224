import type { RemarkKind } from './remarks.ts'
import type { World } from './world.ts'

const most = 1000

/** `what` names the call or the page, never a secret. */
export function remark(world: World, kind: RemarkKind, what: string): void {
  world.remarks.push({ at: new Date(world.clock.now()).toISOString(), kind, what })
  if (world.remarks.length > most) world.remarks.shift()
}
