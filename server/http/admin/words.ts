import { camel, SetupLinkCreate } from '../../../contract/index.ts'

/** Fields of a link whose names here are not just the camelCase of those in the other dialect. */
const renamed: Record<string, string> = {
  provision_phone_number: 'phoneProvisioningEnabled',
  reconnect_phone_number: 'reconnectPhoneNumberId',
}

const fields = new Map(
  Object.keys(SetupLinkCreate.shape)
    .sort((one, other) => other.length - one.length)
    .map((name) => [name, renamed[name] ?? camel(name)]),
)
const anyField = new RegExp(`\\b(${[...fields.keys()].join('|')})\\b`, 'g')

/**
 * Translates a sentence of a use case, which uses the Platform dialect's field names, to the names of this dialect. Also finds
 * the field that the sentence is about: it begins with the field or is known to be about it.
 */
export function inOwnWords(sentence: string): { message: string; field?: string } {
  if (sentence === 'External customer has already been taken')
    return { message: 'external_id has already been taken', field: 'external_id' }
  if (sentence.startsWith('Events contains unsupported events')) return { message: sentence, field: 'events' }
  if (sentence.startsWith('the webhook is switched off'))
    return { message: sentence.replace('set its active to true', 'set enabled to true') }
  const webhook = /^whatsapp_webhook\.(\w+)/.exec(sentence)?.[1]
  if (webhook) return { message: sentence.replace('whatsapp_webhook.', ''), field: webhook }
  const named = [...sentence.matchAll(anyField)][0]?.[1]
  if (named === undefined || named === 'state') return { message: sentence }
  return {
    message: sentence.replace(anyField, (name) => fields.get(name) as string),
    field: fields.get(named) as string,
  }
}
