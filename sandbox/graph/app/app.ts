import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, text } from '../call.ts'
import { parseFields, select } from '../fields.ts'

/** The app itself, under its id or as `/app`. */
export function showApp({ app }: World, call: GraphCall) {
  const fields = text(call, 'fields')
  const resolvers = {
    id: () => app.id,
    name: () => app.name,
    category: () => 'Business and pages',
    link: () => `https://www.facebook.com/games/?app_id=${app.id}`,
    namespace: () => undefined,
  }
  return select('Application', resolvers, ['category', 'link', 'name'], fields ? parseFields(fields) : null)
}

/** `GET /{app}` */
export const getApp = ({ world, call }: NodeCall<'app'>): Answer => ({ status: 200, body: showApp(world, call) })
