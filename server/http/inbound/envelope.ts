import { createHash } from 'node:crypto'
import type { Signer } from '../../store/database/made-with.ts'

/** One change of Meta's, with the fields that could be read. */
export interface MetaChange {
  field: string
  value: unknown
  /** The app that says it: it changes nothing of what another app connected. */
  signer: Signer
  /** Meta's id of that app. */
  appId: string
  /** The account it is about. The entry of a partner event is the partner's business, so `waba_info` takes precedence. */
  wabaId: string | null
  /** Meta's time of the change, in seconds. */
  at: string | null
  /** The same each time that Meta sends the change. It is computed for changes that are applied, which messages are not. */
  hash(): string
}

/**
 * The changes of a webhook, in the order they came. The reader is lenient, because Meta's own examples differ: `object` may be
 * missing, `field` may be inside the value or beside `changes`, and `changes` may be one object instead of a list. What cannot be
 * read is left out.
 *
 * @returns nothing when the body is not JSON
 */
export function readChanges(raw: Buffer, by: Pick<MetaChange, 'signer' | 'appId'>): MetaChange[] | undefined {
  let body: unknown
  try {
    body = JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
  const object = at(body, 'object')
  if (object !== undefined && object !== 'whatsapp_business_account') return []
  return list(at(body, 'entry') ?? body).flatMap((entry) =>
    list(at(entry, 'changes') ?? entry).flatMap((change) => readChange(by, entry, change) ?? []),
  )
}

function readChange(by: Pick<MetaChange, 'signer' | 'appId'>, entry: unknown, change: unknown): MetaChange | undefined {
  const value = at(change, 'value') ?? at(entry, 'value')
  if (typeof value !== 'object' || value === null) return undefined
  const said = words(at(change, 'field')) ?? words(at(value, 'field')) ?? words(at(entry, 'field'))
  const field = said ?? (words(at(value, 'event')) ? 'account_update' : undefined)
  if (!field) return undefined
  const id = words(at(entry, 'id'))
  const time = moment(at(entry, 'time'))
  return {
    ...by,
    field,
    value,
    wabaId: words(at(value, 'waba_info', 'waba_id')) ?? id,
    at: time,
    hash: () =>
      createHash('sha256')
        .update(JSON.stringify([id, time, field, value]))
        .digest('hex'),
  }
}

/** The value at a path of unknown data; undefined where the path ends. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined
    here = (here as Record<string, unknown>)[name]
  }
  return here
}

/** Text, or a number as text (ids come as either); null for anything else. */
export const words = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null

/** A list; a single value becomes a list of one. */
export const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** Seconds (or milliseconds) since 1970 as we write moments; null for what is neither. */
export function moment(value: unknown): string | null {
  const number = Number(words(value) ?? Number.NaN)
  const milliseconds = number > 1e11 ? number : number * 1_000
  return milliseconds > 0 && milliseconds < 8.64e15 ? new Date(milliseconds).toISOString() : null
}
