/** One change of a webhook of Meta's, as far as a relay reads it. */
export interface Heard {
  field: string
  value: unknown
  wabaId: string | null
  /** Meta's time of the change, where it says one. */
  at: string | null
  /** Stands for the POST that it came in: what Meta posts apart is handed on apart. */
  post?: object
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const rowsOf = (value: unknown, name: string): Fields[] => {
  const rows = fieldsOf(value)[name]
  return Array.isArray(rows) ? rows.filter(isFields) : []
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Meta's id of the number that a change is about. Undefined for a change about the whole account. */
export const subjectOf = (value: unknown): string | undefined =>
  text(fieldsOf(fieldsOf(value).metadata).phone_number_id)

/** The number that an account's change names by its digits, as `phone_number_quality_update` does. */
export const namedNumber = (value: unknown): string | undefined =>
  text(fieldsOf(value).display_phone_number) ?? text(fieldsOf(value).phone_number)

/** The lists of a change whose rows are each about one person, and who that is. A person may have a number, a BSUID, or both. */
const people: Record<string, readonly string[]> = {
  messages: ['from_user_id', 'from'],
  statuses: ['recipient_user_id', 'recipient_id'],
  message_echoes: ['to_user_id', 'to'],
  calls: ['from_user_id', 'from', 'to'],
  user_preferences: ['user_id', 'wa_id'],
}

export const personIn = (list: string, row: Fields): string =>
  (people[list] ?? []).map((name) => text(row[name])).find((one) => one !== undefined) ?? ''

/**
 * A change as one part for each person it is about, because order is kept for each. Nearly every change is about one person and
 * stays as it came. Changes about nobody in particular, such as a history, stay whole too.
 */
export function byPerson(value: unknown): { person: string; value: unknown }[] {
  const lists = Object.keys(people).filter((list) => rowsOf(value, list).length > 0)
  const persons = new Set(lists.flatMap((list) => rowsOf(value, list).map((row) => personIn(list, row))))
  if (persons.size <= 1) return [{ person: [...persons][0] ?? '', value }]
  return [...persons].map((person) => ({ person, value: partOf(fieldsOf(value), lists, person) }))
}

function partOf(value: Fields, lists: string[], person: string): Fields {
  const part: Fields = { ...value }
  for (const list of lists) {
    const rows = rowsOf(value, list).filter((row) => personIn(list, row) === person)
    if (rows.length) part[list] = rows
    else delete part[list]
  }
  if (Array.isArray(value.contacts))
    part.contacts = rowsOf(value, 'contacts').filter(({ wa_id, user_id }) => wa_id === person || user_id === person)
  return part
}

/** Changes of one account in Meta's own envelope, as its webhooks have them. */
export const metaEnvelope = (wabaId: string, changes: { field: string; value: unknown; at: string | null }[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: wabaId,
        ...(changes[0]?.at ? { time: Math.floor(Date.parse(changes[0].at) / 1_000) } : {}),
        changes: changes.map(({ field, value }) => ({ value, field })),
      },
    ],
  })
