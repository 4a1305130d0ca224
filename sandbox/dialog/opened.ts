import type { World } from '../world/world.ts'
import type { Opened } from './agree.ts'
import type { DialogSession } from './boot.ts'
import type { Launch } from './launch.ts'

const most = 1000

/** Keeps how a dialog was opened, for whoever asks the control API. */
export function noteDialog(world: World, query: Record<string, string>, launch: Launch | null): void {
  world.dialogs.push({
    at: new Date(world.clock.now()).toISOString(),
    configId: query.config_id ?? null,
    extras: query.extras ?? null,
    page: query.fallback_redirect_uri ?? null,
    redirectUri: query.redirect_uri ?? null,
    launch: launch && { version: launch.version, coexistence: launch.coexistence },
  })
  if (world.dialogs.length > most) world.dialogs.shift()
}

export const openedBy = ({ launch, query }: DialogSession): Opened => ({
  launch,
  redirectUri: query.redirect_uri ?? null,
  page: query.fallback_redirect_uri ?? null,
})
