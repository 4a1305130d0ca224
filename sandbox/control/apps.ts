import { webhookFields } from '../webhooks/fields.ts'
import { addApp, asApp, findApp } from '../world/apps.ts'
import type { App, World } from '../world/world.ts'

/** `webhook`: where its webhooks go, and the verify token of the handshake, which is done before the first one. */
type NewApp = {
  id: string
  secret: string
  configId: string
  coexistenceConfigId?: string
  name?: string
  webhook?: { url: string; verifyToken: string; fields?: string[] }
}

/** The app of an id; the first one without. @throws {TypeError} for an app that is not registered. */
export function namedApp(world: World, id: string | undefined): World {
  const app = id === undefined ? world.app : findApp(world, id)
  if (!app) throw new TypeError(`app must be the id of an app: ${world.apps.map((one) => one.id).join(', ')}`)
  return asApp(world, app)
}

/** Apps besides the first one: other partners, each with an id, a secret, configurations and webhooks of its own. */
export function appsControl(world: World) {
  return {
    /** @throws {TypeError} for an id that is no app's, or that there is already. */
    add({ webhook, name = 'Another CRM', ...app }: NewApp): App {
      for (const digits of ['id', 'configId'] as const)
        if (!/^\d+$/.test(app[digits])) throw new TypeError(`${digits} must be digits`)
      if (typeof app.secret !== 'string' || !app.secret) throw new TypeError('secret must be a text')
      if (findApp(world, app.id)) throw new TypeError('id is that of an app that is registered')
      const added = addApp(world, { name, ...app })
      if (webhook) added.subscription = { fields: [...webhookFields], ...webhook, verified: false }
      return added
    },

    /** Meta makes a new secret: calls with the old one are refused, and webhooks are signed with the new one, at once. */
    resetSecret({ id, secret }: { id: string; secret: string }): void {
      if (typeof secret !== 'string' || !secret) throw new TypeError('secret must be a text')
      namedApp(world, id).app.secret = secret
    },

    /** Ids and names; secrets are left out. */
    list: () =>
      world.apps.map(({ id, name, configId, coexistenceConfigId }) => ({ id, name, configId, coexistenceConfigId })),
  }
}
