import type { DeliveryStatus, PhoneNumber, SetupLink, Webhook } from '../../contract/index.ts'
import { Badge, type Tone } from '../ui/badge.tsx'

type Said = readonly [words: string, tone: Tone]

const links: Record<SetupLink['status'], Said> = {
  active: ['Active', 'plain'],
  used: ['Used', 'plain'],
  expired: ['Expired', 'warn'],
  revoked: ['Revoked', 'plain'],
}

const signups: Record<SetupLink['whatsapp_setup_status'], Said> = {
  pending: ['Not begun', 'plain'],
  processing: ['Under way', 'busy'],
  completed: ['Connected', 'good'],
  failed: ['Failed', 'bad'],
}

const deliveries: Record<DeliveryStatus, Said> = {
  pending: ['On its way', 'busy'],
  delivered: ['Delivered', 'good'],
  failed: ['Failed', 'bad'],
}

const numbers: Record<PhoneNumber['connection_status'], Said> = {
  active: ['Connected', 'good'],
  disconnected: ['Disconnected', 'bad'],
  offboarded: ['Lost', 'bad'],
}

const badge = ([words, tone]: Said) => <Badge tone={tone}>{words}</Badge>

export const LinkState = ({ of }: { of: SetupLink['status'] }) => badge(links[of])
export const SignupState = ({ of }: { of: SetupLink['whatsapp_setup_status'] }) => badge(signups[of])
export const DeliveryState = ({ of }: { of: DeliveryStatus }) => badge(deliveries[of])
export const NumberState = ({ of }: { of: PhoneNumber }) =>
  badge(of.heals_until ? ['Healing', 'warn'] : numbers[of.connection_status])
export const WebhookState = ({ of }: { of: Webhook }) =>
  badge(of.paused_at ? ['Paused', 'bad'] : of.active ? ['On', 'good'] : ['Off', 'plain'])

const choices = <Value extends string>(all: string, said: Record<Value, Said>) => [
  ['', all] as const,
  ...(Object.entries(said) as [Value, Said][]).map(([value, [words]]) => [value, words] as const),
]

/** What the filters offer, in the words of the badges. */
export const linkChoices = choices('Any state', links)
export const signupChoices = choices('Any signup', signups)
export const deliveryChoices = choices('Any state', deliveries)

/** A word from the wire as people write it: `number_let_go` is "number let go". */
export const plain = (word: string) => word.replaceAll('_', ' ')
