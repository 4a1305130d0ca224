import { scenarios } from '../scenarios/scenarios.ts'
import { emptyAccount } from '../twilio/account.ts'
import { resetMessaging } from '../world/messaging/messaging.ts'
import type { World } from '../world/world.ts'

/** A new world: no people, tokens, calls or faults; default scenario, the settings of the start; the real time. The webhook stays. */
export function resetWorld(world: World): void {
  const era = world.scenario.era + 1
  const mine = world.businesses.get(world.app.businessId)
  world.apps.splice(1)
  const { users, businesses, wabas, numbers, preVerified, grants, tokens, usage } = world
  for (const store of [users, businesses, wabas, numbers, preVerified, grants, tokens, usage]) store.clear()
  if (mine) businesses.set(mine.id, mine)
  Object.assign(world, { calls: [], faults: [], deliveries: [], dialogs: [], remarks: [] })
  resetMessaging(world.messaging)
  emptyAccount(world.twilio)
  Object.assign(world.settings, world.firstSettings)
  world.scenario = { name: 'default', scenario: scenarios.default, era }
  world.clock.reset()
}
