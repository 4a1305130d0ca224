import { isServed } from '../graph/versions.ts'
import type { World } from '../world/world.ts'
import { blockedPage, sorryPage } from './page.ts'

/** The page that Meta shows in place of the dialog when it was not opened as it should be, or null. */
export function refusalPage(world: World, version: string, query: Record<string, string>): string | null {
  if (!isServed(version) || !opensProperly(world, query)) return sorryPage()
  return comesBackProperly(world, query) ? null : blockedPage()
}

/** A wrong app or configuration, or anything but the code flow, gets Meta's shrug. */
function opensProperly({ app }: World, query: Record<string, string>): boolean {
  const id = query.client_id ?? query.app_id
  return (
    id === app.id &&
    query.config_id === app.configId &&
    query.response_type === 'code' &&
    query.override_default_response_type === 'true'
  )
}

/** Strict mode: without the SDK, the dialog goes back to an address that the app's settings list, to the letter. */
function comesBackProperly({ settings: { redirectUris } }: World, { redirect_uri: uri }: Record<string, string>) {
  if (redirectUris === null || URL.parse(String(uri))?.pathname === '/x/connect/xd_arbiter/') return true
  return redirectUris.includes(String(uri))
}
