import { appOfToken, asApp } from '../world/apps.ts'
import type { World } from '../world/world.ts'
import { authorise, bearer, findNode, needScope, sends } from './access.ts'
import { debugToken } from './app/debug-token.ts'
import { exchange } from './app/exchange.ts'
import { me } from './app/me.ts'
import type { Answer, GraphCall, Node, NodeCall, Ways } from './call.ts'
import { badParameter, GraphError, unsupported } from './graph-error.ts'
import { operations } from './operations.ts'
import { countUsage } from './usage.ts'
import { isServed } from './versions.ts'

/** Answers one Graph call; `known` receives the kind of node. Refusals are thrown as `GraphError`. */
export async function answerGraph(
  everything: World,
  call: GraphCall,
  ways: Ways,
  known: (type: Node['type']) => void,
): Promise<Answer> {
  const path = call.path.join('/')
  checkVersion(call)
  if (path === 'oauth/access_token' && call.method !== 'DELETE') return exchange(everything, call, ways.issue)
  const world = asApp(everything, appOfToken(everything, bearer(call) ?? ''))
  if (path === 'debug_token' && call.method === 'GET') return debugToken(world, call)

  const [first, ...parts] = call.path
  const [edge, ...beyond] = edgeOf(parts)
  if (first === 'me' && beyond.length === 0) return me(world, call, edge)
  const id = first === 'app' ? world.app.id : first
  if (!id || !/^\d{1,32}$/.test(id) || beyond.length > 0)
    throw new GraphError(400, 2500, `Unknown path components: /${call.path.slice(1).join('/')}`)
  const access = await authorise(world, call)
  const node = findNode(world, call, access, id)
  known(node.type)
  const headers = countUsage(world, node, sends(node, `${call.method} ${edge}`))
  needScope(access, node, `${call.method} ${edge}`)
  const operation = operationFor(node, call.method, edge)
  const answer = await operation({ world, call, access, ways, node })
  return { ...answer, headers: { ...headers, ...answer.headers } }
}

/** Short links are the one thing that has an id below an edge. */
const edgeOf = ([edge = '', ...beyond]: string[]): [string, ...string[]] =>
  edge === 'message_qrdls' && beyond.length === 1 ? [`${edge}/`] : [edge, ...beyond]

/** @throws {GraphError} 2635 for a version that is not served. */
function checkVersion({ version }: GraphCall): void {
  if (!isServed(version))
    throw new GraphError(
      400,
      2635,
      `(#2635) Version ${version.slice(0, 12)} does not exist or is not served any more. Please update to v26.0.`,
    )
}

function operationFor(node: Node, method: string, edge: string) {
  const table = operations[node.type] as Record<string, (nodeCall: NodeCall) => Answer | Promise<Answer>>
  const operation = Object.hasOwn(table, `${method} ${edge}`) ? table[`${method} ${edge}`] : undefined
  if (operation) return operation
  if (method === 'GET') throw badParameter(`Tried accessing nonexisting field (${edge}) on node type (${node.type})`)
  throw unsupported(method, node.id)
}
