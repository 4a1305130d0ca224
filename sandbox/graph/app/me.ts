import type { World } from '../../world/world.ts'
import { authorise } from '../access.ts'
import { type Answer, type GraphCall, text } from '../call.ts'
import { parseFields, select } from '../fields.ts'
import { badParameter, unsupported } from '../graph-error.ts'
import { showApp } from './app.ts'

/** `GET /me`: whose token this is. A business token belongs to a system user, an app token to the app. */
export async function me(world: World, call: GraphCall, edge: string): Promise<Answer> {
  const access = await authorise(world, call)
  if (call.method !== 'GET') throw unsupported(call.method, 'me')
  if (edge) throw badParameter(`Tried accessing nonexisting field (${edge}) on node type (User)`)
  if (access.kind === 'app') return { status: 200, body: showApp(world, call) }
  const id = access.kind === 'customer' ? access.token.systemUserId : world.app.systemUserId
  const resolvers = { id: () => id, name: () => `${world.app.name} system user` }
  const fields = text(call, 'fields')
  return { status: 200, body: select('User', resolvers, ['name'], fields ? parseFields(fields) : null) }
}
