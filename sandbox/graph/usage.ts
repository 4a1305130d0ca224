import { remark } from '../world/remark.ts'
import type { World } from '../world/world.ts'
import type { Node } from './call.ts'
import { GraphError } from './graph-error.ts'

const hour = 3_600_000

/**
 * Counts a call against its WABA and returns the headers in which Meta reports usage. What sends has limits of its own, and is
 * not counted.
 *
 * @throws {GraphError} 80007 when the calls of the hour are used up.
 */
export function countUsage(world: World, node: Node, sends: boolean): Record<string, string> {
  const app = use(world, world.app.id)
  // The sandbox reports the app's share without a limit of its own: Meta's depends on the number of the app's users.
  const headers = {
    'X-App-Usage': JSON.stringify({
      call_count: Math.min(99, Math.floor(app / 1000)),
      total_time: 1,
      total_cputime: 1,
    }),
  }
  const wabaId = 'waba' in node && !sends ? node.waba.id : null
  if (!wabaId) return headers
  const calls = use(world, wabaId)
  const spent = calls > world.settings.callsPerHour
  const usage = {
    type: 'whatsapp_business_management',
    call_count: Math.min(100, Math.floor((calls * 100) / world.settings.callsPerHour)),
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: spent ? Math.ceil((hour - (world.clock.now() % hour)) / 60_000) : 0,
  }
  const all = { ...headers, 'X-Business-Use-Case-Usage': JSON.stringify({ [wabaId]: [usage] }) }
  if (spent) {
    noteWait(world, wabaId)
    throw new RateLimited(all)
  }
  return all
}

/** Rate limit errors carry the usage headers too: a client reads there how long to wait. */
export class RateLimited extends GraphError {
  readonly headers: Record<string, string>

  constructor(headers: Record<string, string>) {
    super(
      400,
      80007,
      '(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
    )
    this.headers = headers
  }
}

function use(world: World, id: string): number {
  const now = Math.floor(world.clock.now() / hour)
  const usage = world.usage.get(id)
  const calls = usage?.hour === now ? usage.calls + 1 : 1
  world.usage.set(id, { hour: now, calls, spent: usage?.hour === now && usage.spent })
  return calls
}

/** The previous answer said how long to wait. */
function noteWait(world: World, wabaId: string): void {
  const usage = world.usage.get(wabaId)
  if (usage?.spent) remark(world, 'a wait was not kept', `rate limit of the account ${wabaId}`)
  if (usage) usage.spent = true
}
