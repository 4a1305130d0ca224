import { isSubscribed, setSubscribed } from '../../world/apps.ts'
import type { Waba } from '../../world/customers.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type NodeCall, success, text } from '../call.ts'
import { callbackUri, verifyCallback } from '../callback.ts'
import { badParameter } from '../graph-error.ts'

export const subscribedApps = (world: World, waba: Waba) =>
  isSubscribed(world, waba)
    ? [
        {
          whatsapp_business_api_data: {
            link: `https://www.facebook.com/games/?app_id=${world.app.id}`,
            name: world.app.name,
            id: world.app.id,
          },
          ...(waba.override ? { override_callback_uri: waba.override.uri } : {}),
        },
      ]
    : []

/** `GET /{waba}/subscribed_apps` */
export const getSubscribedApps = ({ world, node }: NodeCall<'waba'>): Answer => ({
  status: 200,
  body: { data: subscribedApps(world, node.waba) },
})

/** `POST /{waba}/subscribed_apps`. Without a body it subscribes and removes an override; with one it sets the override. */
export async function subscribe({ world, call, node: { waba } }: NodeCall<'waba'>): Promise<Answer> {
  const uri = text(call, 'override_callback_uri')
  const verifyToken = text(call, 'verify_token')
  if (!uri && verifyToken) throw badParameter('The parameter override_callback_uri is required.')
  if (!uri || !verifyToken) {
    if (uri) throw badParameter('The parameter verify_token is required.')
    setSubscribed(world, waba, true)
    waba.override = null
    return success
  }
  callbackUri('override_callback_uri', uri)
  if (!isSubscribed(world, waba) || !world.app.subscription?.fields.includes('messages'))
    throw badParameter(
      'Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
    )
  await verifyCallback(uri, verifyToken)
  waba.override = { uri, verifyToken }
  return success
}

/** `DELETE /{waba}/subscribed_apps` */
export function unsubscribe({ world, node: { waba } }: NodeCall<'waba'>): Answer {
  setSubscribed(world, waba, false)
  waba.override = null
  return success
}
