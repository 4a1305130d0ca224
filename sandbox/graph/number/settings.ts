import type { NumberSettings } from '../../world/messaging/number-settings.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type GraphCall, type NodeCall, structure, success, text } from '../call.ts'
import { badParameter } from '../graph-error.ts'

const defaults: NumberSettings = {
  calling: {
    status: 'DISABLED',
    call_icon_visibility: 'DEFAULT',
    ip_addresses: { default: [] },
    callback_permission_status: 'DISABLED',
  },
  storage_configuration: { status: 'DEFAULT' },
  user_identity_change: { enable_identity_key_check: false },
  payload_encryption: { status: 'DISABLED' },
}

/** The settings of a number, which nobody may have changed yet. */
export const settingsOf = (world: World, phoneNumberId: string): NumberSettings =>
  world.messaging.settings.get(phoneNumberId) ?? defaults

/** `GET /{phone}/settings` */
export function getSettings({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const { calling, ...rest } = settingsOf(world, number.id)
  const withSip = text(call, 'include_sip_credentials') === 'true'
  return { status: 200, body: { calling: withSip ? calling : withoutPasswords(calling), ...rest } }
}

function withoutPasswords(calling: NumberSettings['calling']): NumberSettings['calling'] {
  const sip = calling.sip as { servers?: Record<string, unknown>[] } | undefined
  if (!sip?.servers) return calling
  return { ...calling, sip: { ...sip, servers: sip.servers.map(({ sip_user_password: _, ...server }) => server) } }
}

const known = ['calling', 'storage_configuration', 'user_identity_change', 'payload_encryption'] as const

/** Graph's own parameters, which are no settings. */
const ofGraph = ['access_token', 'appsecret_proof']

/** `POST /{phone}/settings`: one or several of them. */
export function updateSettings({ world, call, node: { number } }: NodeCall<'phone'>): Answer {
  const names = Object.keys(call.params).filter((name) => !ofGraph.includes(name))
  if (names.length === 0) throw badParameter('At least one setting must be given.')
  const unknown = names.find((name) => !(known as readonly string[]).includes(name))
  if (unknown) throw badParameter(`Unexpected key "${unknown}".`)
  const changes = Object.fromEntries(names.map((name) => [name, setting(call, name)]))
  const before = settingsOf(world, number.id)
  const merged = Object.fromEntries(
    known.map((name) => [name, { ...before[name], ...(changes[name] as object | undefined) }]),
  )
  world.messaging.settings.set(number.id, merged as NumberSettings)
  return success
}

function setting(call: GraphCall, name: string): object {
  const given = structure(call, name)
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw badParameter(`Param ${name} must be a JSON object.`)
  if (name === 'calling' || name === 'payload_encryption') {
    const status = (given as { status?: unknown }).status
    if (status === undefined) return given
    const read = String(status).toUpperCase()
    if (read !== 'ENABLED' && read !== 'DISABLED')
      throw badParameter(`Param ${name}['status'] must be one of {ENABLED, DISABLED}`)
    return { ...given, status: read }
  }
  return given
}
