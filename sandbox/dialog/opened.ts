import { remark } from '../world/remark.ts'
import type { World } from '../world/world.ts'
import type { Opened } from './agree.ts'
import type { DialogSession } from './boot.ts'
import type { Launch } from './launch.ts'

const most = 1000

/** Records how a dialog was opened, for the control API. */
export function noteDialog(world: World, query: Record<string, string>, launch: Launch | null): void {
  world.dialogs.push({
    at: new Date(world.clock.now()).toISOString(),
    configId: query.config_id ?? null,
    extras: query.extras ?? null,
    page: query.fallback_redirect_uri ?? null,
    redirectUri: query.redirect_uri ?? null,
    launch: launch && { coexistence: launch.coexistence },
  })
  if (holdsToken(query.fallback_redirect_uri)) remark(world, 'a token stood in an address', 'the page of the SDK')
  if (world.dialogs.length > most) world.dialogs.shift()
}

/** The SDK sends the address of its page to Meta: a signed or random token in it is then no longer secret. */
const holdsToken = (address = ''): boolean => /\.[\w-]{20,}(?=$|[/?&#])|[\w-]{43,}/.test(pathOf(address))

function pathOf(address: string): string {
  const url = URL.parse(address)
  return url ? url.pathname + url.search + url.hash : ''
}

export const openedBy = ({ launch, query }: DialogSession): Opened => ({
  launch,
  redirectUri: query.redirect_uri ?? null,
  page: query.fallback_redirect_uri ?? null,
})
