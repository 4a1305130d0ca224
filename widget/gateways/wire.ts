import type {
  Action,
  Attempt,
  ChecklistItem,
  Launch,
  ReservedNumber,
  Result,
  Session,
  SessionLook,
  SessionSteps,
  TestMessage,
  Theme,
} from '../../contract/index.ts'
import { faultCode } from '../../contract/remedies.ts'

/**
 * Reads what the server sends, field by field, and throws on what does not fit. It follows the contract's schemas without zod,
 * which would be larger than the rest of the widget. The types hold it to the contract's fields, and a test to its values. It is
 * more tolerant in two cases: a fault that this build does not know, and unusual values of a theme.
 */
type Read<T> = (value: unknown) => T
type Fields<T> = { [K in keyof T]-?: Read<T[K]> }

function check(fits: boolean): asserts fits {
  if (!fits) throw new TypeError() // the caller decides what it means
}

const text: Read<string> = (value) => {
  check(typeof value === 'string')
  return value
}

const flag: Read<boolean> = (value) => {
  check(typeof value === 'boolean')
  return value
}

const oneOf =
  <T extends string>(...words: T[]): Read<T> =>
  (value) => {
    check(words.includes(value as T))
    return value as T
  }

const nullable =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === null ? null : read(value)

const optional =
  <T>(read: Read<T>): Read<T | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value)

const list =
  <T>(read: Read<T>): Read<T[]> =>
  (value) => {
    check(Array.isArray(value))
    return value.map(read)
  }

const object =
  <T>(fields: Fields<T>): Read<T> =>
  (value) => {
    check(typeof value === 'object' && value !== null && !Array.isArray(value))
    const read = {} as T
    for (const name in fields) read[name] = fields[name]((value as Record<string, unknown>)[name])
    return read
  }

/** Where a browser may be sent; any other scheme (`javascript:`) is dropped. */
export const address: Read<string | null> = (value) =>
  typeof value === 'string' && /^https?:\/\//i.test(value) ? value : null

const connectionType = oneOf('coexistence', 'dedicated')

const known: Action[] = [
  ...(['history_unavailable', 'payment_missing', 'name_pending', 'name_declined', 'meta_number'] as const),
  ...(['number_restricted', 'number_flagged', 'number_rate_limited', 'number_disconnected'] as const),
]

const result: Read<Result> = object<Result>({
  setup_link_id: text,
  status: oneOf('completed'),
  phone_number_id: text,
  business_account_id: text,
  display_phone_number: text,
  provisioned_phone_number_id: optional(text),
  connection_type: connectionType,
  // One that this build has no words for is left out.
  actions: (value) => list(text)(value).filter((word): word is Action => known.includes(word as Action)),
  signed: optional(text),
})

/** An item that this build has no words for is left out. */
const checklist: Read<ChecklistItem[]> = (value) =>
  list(object<ChecklistItem>({ action: text as Read<Action>, url: address, settled: flag }))(value).filter(
    ({ action }) => known.includes(action),
  )

export const readAttempt: Read<Attempt> = object<Attempt>({
  id: text,
  status: oneOf('working', 'waiting', 'pin', 'completed', 'failed'),
  step: oneOf('exchange', 'inspect', 'choose', 'subscribe', 'register', 'sync', 'complete'),
  connection_type: connectionType,
  retrying: flag,
  fault: nullable((value) => faultCode(text(value))),
  display_phone_number: nullable(text),
  result: nullable(result),
  checklist: optional(checklist),
  test_message: optional(nullable(object<TestMessage>({ to: text, received: flag }))),
  again_at: nullable(text),
  redirect_url: (value) => address(nullable(text)(value)),
})

/** Any object: whoever uses it reads its fields. */
const whole = <T>(value: unknown) => object<object>({})(value) && (value as T)

/** Passed to Meta's script unchanged. */
const launch: Read<Launch> = object<Launch>({
  config_id: text,
  extras: whole<Launch['extras']>,
})

export const readNumber: Read<ReservedNumber> = object<ReservedNumber>({
  status: oneOf('working', 'reserved', 'failed'),
  country_iso: text,
  source: nullable(oneOf('pool', 'live')),
  phone_number: nullable(text),
  display_phone_number: nullable(text),
  preverified_id: nullable(text),
  launch: optional(nullable(launch)),
  held_until: nullable(text),
  fault: nullable((value) => faultCode(text(value))),
  otp: nullable(object<NonNullable<ReservedNumber['otp']>>({ code: text, received_at: text, expires_at: text })),
})

/** Invalid values are left out, so that a customer of a link with a faulty theme can still connect. */
const theme: Read<Theme> = (value) => readTheme(whole(value))

/** Only custom properties of ours: nothing else of a style is the server's to set. */
const look: Read<Record<string, string>> = (value) =>
  Object.fromEntries(Object.entries(whole<object>(value)).filter(([name]) => name.startsWith('--pb-')))

/** The valid values of a theme, a host's or a link's. */
export const readTheme = (theme: Theme): Theme =>
  Object.fromEntries(Object.entries(theme).filter(([name, given]) => fits(name, given)))

const fits = (name: string, value: unknown) =>
  name.endsWith('_color')
    ? /^#[0-9a-f]{6}$/i.test(String(value))
    : (/radius|_unit|_size_|_scale|_weight_/.test(name) ? 'number' : (types[name] ?? 'string')).includes(typeof value)

const types: Record<string, string> = { dark: 'object', messages: 'object', illustrations: 'boolean, object' }

/** What a link wears by now. */
export const readLook = object<SessionLook>({ theme, look: optional(look) })

/** How Meta's window opens for each type. */
export const readLaunches = object<NonNullable<Session['meta']['launch']>>({ coexistence: launch, dedicated: launch })

export const readSession: Read<Session> = object<Session>({
  link: object<Session['link']>({
    id: text,
    expires_at: nullable(text),
    connection_types: list(connectionType),
    language: nullable(oneOf('en', 'es', 'pt', 'hi', 'id', 'ar')),
    reconnect: optional(
      nullable(
        object<{ display_phone_number: string; reason: string | null }>({
          display_phone_number: text,
          reason: nullable(text),
        }),
      ),
    ),
  }),
  company_name: text,
  support_url: optional(address),
  terms_url: optional(address),
  privacy_url: optional(address),
  theme,
  look: optional(look),
  meta: object<Session['meta']>({
    app_id: text,
    config_id: text,
    graph_version: text,
    sdk_url: text,
    pairing: optional(oneOf('scan', 'type')),
    dialog_origins: list(text),
    launch: optional(readLaunches),
    window: optional(address),
  }),
  attempt: nullable(readAttempt),
  provisioning: optional(
    nullable(
      object<NonNullable<Session['provisioning']>>({
        countries: list(object<{ iso: string; instant: boolean }>({ iso: text, instant: flag })),
      }),
    ),
  ),
  number: optional(nullable(readNumber)),
  choice: optional(nullable(whole<NonNullable<Session['choice']>>)),
  next: optional(nullable(whole<NonNullable<Session['next']>>)),
  // Read by the part that shows them, which loads where there are any.
  steps: optional(whole<SessionSteps>),
})
