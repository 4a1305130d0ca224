import type { Post } from '../messages/post.ts'
import type { PhoneNetwork } from '../twilio/phone-network.ts'
import type { Sender } from '../webhooks/sender.ts'
import type { Business, PhoneNumber, PreVerifiedNumber, Waba } from '../world/customers.ts'
import type { Grant, Token } from '../world/grants.ts'
import type { Flow } from '../world/messaging/flow.ts'
import type { Media } from '../world/messaging/media.ts'
import type { Template } from '../world/messaging/template.ts'
import type { World } from '../world/world.ts'

/** One request, however its parameters were sent: Graph treats query, form and JSON alike. */
export type GraphCall = {
  method: string
  version: string
  /** The whole address, without the secrets a query may hold. */
  url: string
  /** The path after the version, in parts. */
  path: string[]
  params: Record<string, unknown>
  headers: Headers
}

export type Answer = { status: number; body: unknown; headers?: Record<string, string> }

/** The caller: the app itself (`id|secret`), the partner's system user, or a customer's business token. */
export type Access = { kind: 'app' } | { kind: 'partner' } | { kind: 'customer'; token: Token }

/**
 * What Graph sends: webhooks to apps, WhatsApp messages, texts and calls to phones, and the report that a code was handed out.
 * `publicUrl` is the sandbox's own origin, and `closing` ends what waits.
 */
export type Ways = {
  sender: Sender
  network: PhoneNetwork
  post: Post
  issue(grant: Grant): void
  publicUrl(): string
  closing: AbortSignal
}

/** What an id stands for. */
export type Node =
  | { type: 'app'; id: string }
  | { type: 'business'; id: string; business: Business }
  | { type: 'waba'; id: string; waba: Waba }
  | { type: 'preverified'; id: string; preVerified: PreVerifiedNumber }
  | { type: 'phone'; id: string; number: PhoneNumber; waba: Waba }
  | { type: 'media'; id: string; media: Media; waba: Waba }
  | { type: 'template'; id: string; template: Template; waba: Waba }
  | { type: 'flow'; id: string; flow: Flow; waba: Waba }

/** Everything an operation on a node gets. */
export type NodeCall<Type extends Node['type'] = Node['type']> = {
  world: World
  call: GraphCall
  access: Access
  ways: Ways
  node: Extract<Node, { type: Type }>
}

export type Operation<Type extends Node['type']> = (nodeCall: NodeCall<Type>) => Answer | Promise<Answer>

export const text = (call: GraphCall, name: string): string | null => {
  const value = call.params[name]
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** A parameter that is a structure: JSON text in a query or a form, itself in a JSON body. */
export function structure(call: GraphCall, name: string): unknown {
  const value = call.params[name]
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

export const success: Answer = { status: 200, body: { success: true } }
