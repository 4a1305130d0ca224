import type { Chat, ChatMessage } from './chat.ts'
import type { Flow } from './flow.ts'
import type { Media } from './media.ts'
import type {
  Automation,
  CommerceSettings,
  ComplianceInfo,
  MessageLink,
  NumberSettings,
  Profile,
  Username,
  VoiceCall,
} from './number-settings.ts'
import type { Person } from './person.ts'
import type { Template } from './template.ts'

/** Everything that messages need: people, chats, and what a number and an account say with. */
export type Messaging = {
  people: Map<string, Person>
  /** By `chatKey`. */
  chats: Map<string, Chat>
  /** Messages of all chats by id; only the newest are kept. */
  messages: Map<string, { chat: Chat; message: ChatMessage }>
  media: Map<string, Media>
  templates: Map<string, Template>
  /** When a template's name was deleted: `waba name` to moment. It cannot be used again for 30 days. */
  deletedTemplates: Map<string, number>
  flows: Map<string, Flow>
  /** By phone number id, as all below. */
  profiles: Map<string, Profile>
  settings: Map<string, NumberSettings>
  usernames: Map<string, Username>
  calls: Map<string, VoiceCall>
  /** The digits of people who were blocked. */
  blocked: Map<string, Set<string>>
  /** Short links by their codes. */
  links: Map<string, Map<string, MessageLink>>
  commerce: Map<string, CommerceSettings>
  compliance: Map<string, ComplianceInfo>
  automation: Map<string, Automation>
  /** Public keys of flows. */
  flowKeys: Map<string, string>
  /** Moments of the last messages, by number and by number and person: for Meta's limits. */
  sent: Map<string, number[]>
  /** Called with a person's digits whenever their phone shows something new. */
  watchers: Set<(person: string) => void>
}

export const emptyMessaging = (): Messaging => ({
  people: new Map(),
  chats: new Map(),
  messages: new Map(),
  media: new Map(),
  templates: new Map(),
  deletedTemplates: new Map(),
  flows: new Map(),
  profiles: new Map(),
  settings: new Map(),
  usernames: new Map(),
  calls: new Map(),
  blocked: new Map(),
  links: new Map(),
  commerce: new Map(),
  compliance: new Map(),
  automation: new Map(),
  flowKeys: new Map(),
  sent: new Map(),
  watchers: new Set(),
})

/** Empties it where it is, because pages go on watching. */
export function resetMessaging(messaging: Messaging): void {
  const { watchers, ...stores } = messaging
  const people = [...messaging.people.keys()]
  for (const store of Object.values(stores)) store.clear()
  for (const person of people) for (const watch of watchers) watch(person)
}
