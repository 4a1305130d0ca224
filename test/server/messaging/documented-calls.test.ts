import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging } from '../../support/messaging/world.ts'
import { type Documented, proxied } from '../../support/operations.ts'

interface Ids {
  phone: string
  waba: string
  media: string
  flow: string
  template: string
  code: string
}

const bodyOf = ({ operation }: Documented): Record<string, unknown> | undefined =>
  operation.requestBody?.content['application/json']?.example as Record<string, unknown> | undefined

const isUpload = ({ operation }: Documented) => 'multipart/form-data' in (operation.requestBody?.content ?? {})

/** The address of an operation below the version, with real ids, and the query that it cannot do without. */
function addressOf({ path, operation: { operationId: id } }: Documented, ids: Ids): string {
  const node = id === 'graphGetNode' ? ids.phone : id === 'graphDeleteNode' ? ids.media : ''
  const address = path
    .replace('/meta/whatsapp/{version}', '')
    .replace('{phone_number_id}', ids.phone)
    .replace('{business_account_id}', ids.waba)
    .replace('{flow_id}', ids.flow)
    .replace('{template_id}', ids.template)
    .replace('{code}', ids.code)
    .replace('{node_id}', node)
  const query: Record<string, string> = {
    graphDeleteNode: `?phone_number_id=${ids.phone}`,
    graphUpdateTemplate: `?hsm_id=${ids.template}`,
    graphDeleteTemplate: '?name=order_ready',
    graphGetCallPermissions: '?user_wa_id=15550001111',
  }
  return `${address}${query[id] ?? (path.includes('{flow_id}') ? `?business_account_id=${ids.waba}` : '')}`
}

const headersOf = ({ options }: MessagingWorld) => ({ 'X-API-Key': options.apiKey as string })

async function upload(world: MessagingWorld, address: string, key: string, json: boolean) {
  const form = new FormData()
  const flow = { version: '7.1', screens: [] }
  if (json) {
    form.set('name', 'flow.json')
    form.set('asset_type', 'FLOW_JSON')
    form.set('file', new Blob([JSON.stringify(flow)], { type: 'application/json' }), 'flow.json')
  } else {
    form.set('messaging_product', 'whatsapp')
    form.set('type', 'image/png')
    form.set('file', new Blob(['x'], { type: 'image/png' }), 'a.png')
  }
  const reply = await fetch(`${world.url}/meta/whatsapp/v26.0${address}`, {
    method: 'POST',
    headers: { 'X-API-Key': key },
    body: form,
  })
  return { status: reply.status, body: await reply.json() }
}

async function call(world: MessagingWorld, one: Documented, ids: Ids, key = world.options.apiKey as string) {
  const address = addressOf(one, ids)
  if (isUpload(one)) return upload(world, address, key, address.includes('/assets'))
  const body = one.operation.operationId === 'graphSetFlowKey' ? { business_public_key: flowKey } : bodyOf(one)
  return world.graph(one.method.toUpperCase(), address, body, { 'X-API-Key': key })
}

const { publicKey: flowKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** One of everything that a number and its account hold at Meta. */
async function idsOf(world: MessagingWorld): Promise<Ids> {
  const { phone, waba } = world.one
  const made = async (path: string, body: object) => {
    const reply = await world.graph('POST', path, body)
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const components = [{ type: 'BODY', text: 'Hello.' }]
  const flow = await made(`/${waba}/flows`, { name: 'Old', categories: ['OTHER'] })
  const template = await made(`/${waba}/message_templates`, {
    name: 'old_one',
    language: 'en_US',
    category: 'UTILITY',
    components,
  })
  world.sandbox.control.reviewTemplate({ templateId: template.id, decision: 'APPROVED' })
  const link = await made(`/${phone}/message_qrdls`, { prefilled_message: 'Hello' })
  const media = await upload(world, `/${phone}/media`, headersOf(world)['X-API-Key'], false)
  return { phone, waba, flow: flow.id, template: template.id, code: link.code, media: media.body.id }
}

/** What Meta refuses here for a reason of its own, by Meta's code: there is no such call, the flow is empty … */
const refusedByMeta: Record<string, number> = {
  graphMakeCall: 138002,
  graphRequestCode: 136024,
  graphVerifyCode: 136025,
  graphRegisterNumber: 133005,
  graphPublishFlow: 139002,
  graphDeprecateFlow: 139002,
}

/** What ends other things comes last. */
const last = ['graphDeleteMessageLink', 'graphDeleteNode', 'graphDeregisterNumber']
const inOrder = (all: Documented[]) =>
  [...all].sort((one, other) => last.indexOf(one.operation.operationId) - last.indexOf(other.operation.operationId))

describe.each(databaseKinds)('every call that the API document says is passed on, on %s', (kind) => {
  it('is answered by Meta as documented, and to nobody else', async () => {
    await using world = await startMessaging(kind, {}, { played: false })
    const ids = await idsOf(world)
    world.sandbox.control.phone.write({ from: '15550001111', phoneNumberId: ids.phone, text: 'Hello' })
    const told: unknown[] = []
    for (const one of inOrder(proxied())) {
      const { operationId } = one.operation
      const foreign = await call(world, one, ids, world.theirKey)
      const error = foreign.body.error ?? {}
      if (foreign.status !== 400 || error.code !== 100 || error.error_subcode !== 33) told.push([operationId, foreign])
      const { status, body } = await call(world, one, ids)
      const expected = refusedByMeta[operationId]
      if (expected === undefined ? status !== 200 : body.error?.code !== expected)
        told.push([operationId, status, body])
    }
    expect(told).toEqual([])
    expect(proxied().length).toBeGreaterThan(40)
  })
})
