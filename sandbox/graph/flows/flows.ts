import { assetId } from '../../world/ids.ts'
import type { Flow } from '../../world/messaging/flow.ts'
import { type Answer, type NodeCall, structure, text } from '../call.ts'
import { parseFields } from '../fields.ts'
import { badParameter, GraphError } from '../graph-error.ts'
import { asked, page } from '../page.ts'
import { readCategories } from './categories.ts'
import { showFlow } from './flow.ts'
import { flowErrors } from './flow-json.ts'

/** `GET /{waba}/flows` */
export function listFlows({ world, call, node: { waba } }: NodeCall<'waba'>): Answer {
  const fields = text(call, 'fields')
  const flows = [...world.messaging.flows.values()].filter(({ wabaId }) => wabaId === waba.id)
  const read = fields ? parseFields(fields) : null
  return { status: 200, body: page(flows.reverse(), (flow) => showFlow(world, flow, read), asked(call)) }
}

/** `POST /{waba}/flows` */
export function createFlow({ world, call, node: { waba } }: NodeCall<'waba'>): Answer {
  const name = text(call, 'name')
  if (!name) throw badParameter('The parameter name is required.')
  const { flows } = world.messaging
  if ([...flows.values()].some((flow) => flow.wabaId === waba.id && flow.name === name))
    throw new GraphError(400, 100, 'Invalid parameter', {
      subcode: 4016019,
      userTitle: 'Flow name is not unique',
      userMessage: 'You need to change the flow name: another flow of this account has it.',
    })
  const json = text(call, 'flow_json') ?? clone(flows, text(call, 'clone_flow_id'), waba.id)?.json ?? null
  const flow: Flow = {
    id: assetId(),
    wabaId: waba.id,
    name,
    categories: readCategories(structure(call, 'categories')),
    endpointUri: text(call, 'endpoint_uri'),
    json,
    errors: json === null ? [] : flowErrors(json),
    status: 'DRAFT',
    updatedAt: world.clock.now(),
  }
  const publishes = text(call, 'publish') === 'true'
  if (publishes && (json === null || flow.errors.length > 0))
    throw new GraphError(400, 100, 'Invalid parameter', {
      subcode: 4016012,
      userTitle: 'Flow cannot be published',
      userMessage: 'Its JSON is missing or has errors.',
    })
  if (publishes) flow.status = 'PUBLISHED'
  flows.set(flow.id, flow)
  return {
    status: 200,
    body: { id: flow.id, success: true, ...(flow.errors.length > 0 ? { validation_errors: flow.errors } : {}) },
  }
}

function clone(flows: Map<string, Flow>, id: string | null, wabaId: string): Flow | null {
  if (!id) return null
  const flow = flows.get(id)
  if (flow?.wabaId !== wabaId) throw badParameter('Param clone_flow_id must be the id of a flow of this account')
  return flow
}
