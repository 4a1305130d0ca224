import { type Answer, type NodeCall, success, text } from '../call.ts'
import { badParameter } from '../graph-error.ts'

const names = ['is_cart_enabled', 'is_catalog_visible'] as const

/** `GET /{phone}/whatsapp_commerce_settings`: a list of one, which is empty until something was set. */
export function getCommerce({ world, node: { number } }: NodeCall<'phone'>): Answer {
  const known = world.messaging.commerce.get(number.id)
  return { status: 200, body: { data: known ? [{ ...known, id: number.id }] : [] } }
}

/** `POST /{phone}/whatsapp_commerce_settings`: the cart is on and the catalog hidden, until said otherwise. */
export function updateCommerce({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const given = names.flatMap((name) => {
    const value = text(call, name)
    if (value === null) return []
    if (value !== 'true' && value !== 'false') throw badParameter(`Param ${name} must be a boolean.`)
    return [[name, value === 'true']]
  })
  if (!given.length) throw badParameter('At least one of is_cart_enabled and is_catalog_visible must be given.')
  const before = world.messaging.commerce.get(number.id) ?? { is_cart_enabled: true, is_catalog_visible: false }
  world.messaging.commerce.set(number.id, { ...before, ...Object.fromEntries(given) })
  return success
}
