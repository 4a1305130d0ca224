import { isOneOf } from '../database/json-lists.ts'
import { preparedRows } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import { type ReachedNumber, reachedColumns } from './reach.ts'

const ofKey = [
  'k.id as key_id',
  'k.project_id as key_project',
  'k.hash',
  'k.expires_at',
  'k.last_used_at',
  'k.budget_id',
] as const
const ofNumber = reachedColumns.map((column) => `n.${column}` as const)

/** Keys of projects that work at `now`, each with those of the numbers that its project has. */
const projectGrants = preparedRows((db, hashes: string, phones: string, now: string) =>
  db
    .selectFrom('api_keys as k')
    .leftJoin('phone_numbers as n', (join) =>
      join.onRef('n.project_id', '=', 'k.project_id').on(isOneOf(db, 'n.phone_number_id', phones)),
    )
    .select([...ofKey, 'k.role', ...ofNumber])
    .where(isOneOf(db, 'k.hash', hashes))
    .where('k.revoked_at', 'is', null)
    .where((of) => of.or([of('k.expires_at', 'is', null), of('k.expires_at', '>', now)])),
)

/** The same for keys of one account: the numbers are those of that account alone. */
const accountGrants = preparedRows((db, hashes: string, phones: string, now: string) =>
  db
    .selectFrom('account_keys as k')
    .leftJoin('phone_numbers as n', (join) =>
      join
        .onRef('n.project_id', '=', 'k.project_id')
        .onRef('n.business_account_id', '=', 'k.business_account_id')
        .on(isOneOf(db, 'n.phone_number_id', phones)),
    )
    .select([...ofKey, 'k.scopes', 'k.business_account_id as key_account', ...ofNumber])
    .where(isOneOf(db, 'k.hash', hashes))
    .where('k.revoked_at', 'is', null)
    .where((of) => of.or([of('k.expires_at', 'is', null), of('k.expires_at', '>', now)])),
)

/** A key by its hash, and a number by Meta's id of it; without an id no number is looked for. */
export interface GrantAsked {
  hash: string
  phoneNumberId: string
}

interface Found<Row> {
  key: Row
  /** The number, when the key reaches it. */
  number: ReachedNumber | undefined
}

type Read<Row> = (db: Db, hashes: string, phones: string, now: string) => Promise<Row[]>

/** One statement for all that is asked at the same moment: which key it is, and the number that it asks for. */
const joined =
  <Row extends { hash: string; phone_number_id: string | null }>(read: Read<Row>) =>
  async (db: Db, asked: GrantAsked[], now: string): Promise<(Found<Row> | undefined)[]> => {
    const list = (values: string[]) => JSON.stringify([...new Set(values)])
    const phones = list(asked.map(({ phoneNumberId }) => phoneNumberId))
    const rows = await read(db, list(asked.map(({ hash }) => hash)), phones, now)
    return asked.map(({ hash, phoneNumberId }) => {
      const own = rows.filter((row) => row.hash === hash)
      const [key] = own
      const number = own.find((row) => row.phone_number_id === phoneNumberId)
      return key && { key, number: number as ReachedNumber | undefined }
    })
  }

export const findProjectGrants = joined(projectGrants)
export const findAccountGrants = joined(accountGrants)
