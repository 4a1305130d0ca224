import { webhookFields } from '../../webhooks/fields.ts'
import { type Answer, type NodeCall, structure, success, text } from '../call.ts'
import { callbackUri, verifyCallback } from '../callback.ts'
import { badParameter, GraphError } from '../graph-error.ts'

const object = 'whatsapp_business_account'

/** `POST /{app}/subscriptions`: where the app's webhooks go. Needs an app token. */
export async function setAppWebhook({ world, call, access }: NodeCall<'app'>): Promise<Answer> {
  needAppToken(access.kind)
  checkObject(text(call, 'object'))
  const url = callbackUri('callback_url', text(call, 'callback_url'))
  const verifyToken = text(call, 'verify_token')
  if (!verifyToken) throw badParameter('The parameter verify_token is required.')
  const fields = fieldList(structure(call, 'fields'))
  await verifyCallback(url, verifyToken)
  world.app.subscription = { url, verifyToken, fields, verified: true }
  return success
}

/** `GET /{app}/subscriptions` */
export function getAppWebhooks({ world, call, access }: NodeCall<'app'>): Answer {
  needAppToken(access.kind)
  const { subscription } = world.app
  if (!subscription) return { status: 200, body: { data: [] } }
  const fields = subscription.fields.map((name) => ({ name, version: call.version }))
  return { status: 200, body: { data: [{ object, callback_url: subscription.url, active: true, fields }] } }
}

/** `DELETE /{app}/subscriptions` */
export function deleteAppWebhook({ world, access }: NodeCall<'app'>): Answer {
  needAppToken(access.kind)
  world.app.subscription = null
  return success
}

function fieldList(given: unknown): string[] {
  const fields = typeof given === 'string' ? given.split(',').map((field) => field.trim()) : given
  if (!Array.isArray(fields) || fields.length === 0) throw badParameter('The parameter fields is required.')
  const unknown = fields.find((field) => !(webhookFields as readonly unknown[]).includes(field))
  if (unknown !== undefined) throw badParameter(`Param fields: ${String(unknown)} is not a field of ${object}`)
  return [...new Set(fields as string[])]
}

function checkObject(given: string | null): void {
  if (given !== object) throw badParameter(`Param object must be ${object}`)
}

function needAppToken(kind: string): void {
  if (kind !== 'app') throw new GraphError(400, 15, '(#15) This method must be called with an app access_token.')
}
