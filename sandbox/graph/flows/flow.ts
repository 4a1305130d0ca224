import type { Flow } from '../../world/messaging/flow.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type NodeCall, structure, success, text } from '../call.ts'
import { type Field, parseFields, type Resolvers, select } from '../fields.ts'
import { badParameter, GraphError } from '../graph-error.ts'
import { readCategories } from './categories.ts'
import { flowErrors } from './flow-json.ts'

const month = 30 * 86_400_000

const resolvers = (world: World, flow: Flow): Resolvers => ({
  id: () => flow.id,
  name: () => flow.name,
  status: () => flow.status,
  categories: () => flow.categories,
  validation_errors: () => flow.errors,
  json_version: () => (flow.json && flow.errors.length === 0 ? JSON.parse(flow.json).version : undefined),
  data_api_version: () => (flow.endpointUri ? '3.0' : undefined),
  data_channel_uri: () => flow.endpointUri ?? undefined,
  endpoint_uri: () => flow.endpointUri ?? undefined,
  preview: () => ({
    preview_url: `https://business.facebook.com/wa/manage/flows/${flow.id}/preview/?token=${flow.id}`,
    expires_at: new Date(world.clock.now() + month).toISOString().replace(/\.\d{3}Z$/, '+0000'),
  }),
  whatsapp_business_account: () => ({ id: flow.wabaId }),
  application: () => ({ id: world.app.id, name: world.app.name }),
  health_status: () => ({ can_send_message: 'AVAILABLE', entities: [] }),
  updated_at: () => new Date(flow.updatedAt).toISOString().replace(/\.\d{3}Z$/, '+0000'),
})

export const showFlow = (world: World, flow: Flow, fields: Field[] | null) =>
  select('WhatsAppFlow', resolvers(world, flow), ['name', 'status', 'categories', 'validation_errors'], fields)

/** `GET /{flow}` */
export function getFlow({ world, call, node: { flow } }: NodeCall<'flow'>): Answer {
  const fields = text(call, 'fields')
  return { status: 200, body: showFlow(world, flow, fields ? parseFields(fields) : null) }
}

/** `POST /{flow}`: its name, categories or endpoint. */
export function updateFlow({ world, call, node: { flow } }: NodeCall<'flow'>): Answer {
  const [name, endpoint, categories] = [text(call, 'name'), text(call, 'endpoint_uri'), structure(call, 'categories')]
  if (name === null && endpoint === null && categories === undefined)
    throw badParameter('The parameter name is required.')
  if (name !== null) flow.name = name
  if (endpoint !== null) flow.endpointUri = endpoint
  if (categories !== undefined) flow.categories = readCategories(categories)
  flow.updatedAt = world.clock.now()
  return success
}

/** `POST /{flow}/assets`: the JSON of a draft, as a file. It is kept with its errors; only publishing needs it clean. */
export async function uploadFlowJson({ world, call, node: { flow } }: NodeCall<'flow'>): Promise<Answer> {
  const { file } = call.params
  if (text(call, 'asset_type') !== 'FLOW_JSON') throw badParameter('Param asset_type must be one of {FLOW_JSON}')
  if (text(call, 'name') !== 'flow.json') throw badParameter('Param name must be flow.json')
  if (!(file instanceof File)) throw badParameter('The parameter file is required.')
  needDraft(flow, 'updated')
  flow.json = await file.text()
  flow.errors = flowErrors(flow.json)
  flow.updatedAt = world.clock.now()
  return { status: 200, body: { success: true, validation_errors: flow.errors } }
}

/** `GET /{flow}/assets` */
export const listFlowAssets = ({ ways, node: { flow } }: NodeCall<'flow'>): Answer => ({
  status: 200,
  body: {
    data: flow.json
      ? [{ name: 'flow.json', asset_type: 'FLOW_JSON', download_url: `${ways.publicUrl()}/_phone/flow/${flow.id}` }]
      : [],
  },
})

/** `POST /{flow}/publish`: it cannot be changed after that. */
export function publishFlow({ node: { flow } }: NodeCall<'flow'>): Answer {
  needDraft(flow, 'published')
  if (!flow.json || flow.errors.length > 0) throw refused('published', 'Its JSON is missing or has errors.')
  flow.status = 'PUBLISHED'
  return success
}

/** `POST /{flow}/deprecate` */
export function deprecateFlow({ node: { flow } }: NodeCall<'flow'>): Answer {
  if (flow.status !== 'PUBLISHED') throw refused('deprecated', 'It is not published.')
  flow.status = 'DEPRECATED'
  return success
}

/** `DELETE /{flow}`, of a draft. */
export function deleteFlow({ world, node: { flow } }: NodeCall<'flow'>): Answer {
  needDraft(flow, 'deleted')
  world.messaging.flows.delete(flow.id)
  return success
}

function needDraft({ status }: Flow, done: string): void {
  if (status !== 'DRAFT') throw refused(done, 'It is not a draft any more.')
}

const refused = (done: string, userMessage: string): GraphError =>
  new GraphError(400, 139002, `(#139002) Flow cannot be ${done}`, { userTitle: `Flow cannot be ${done}`, userMessage })
