import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '../database/tables.ts'
import type { LedgerRow, LedgerTable } from './tables.ts'

/** A token that no signup of ours brought, or whose number was deleted. */
export interface Held extends Pick<LedgerRow, 'id' | 'project_id' | 'customer_id' | 'reason' | 'meta_app_id'> {
  /** Sealed; null when no key opens it any more: then nothing can be undone with it. */
  token: string | null
  waba_id: string
  phone_number_id: string
  /** When what was done with the token is undone, unless a number keeps it before. */
  run_at: string
}

/** What was done with a token, and why it stays, if it does. */
export interface Done {
  kind: 'subscription' | 'registration' | 'override' | 'account_override'
  stays?: string | undefined
}

/** Records what a token is for outside of a signup: the grant, and what was done, or is about to be done, with it. */
export async function addHeld(tx: Db, { token, run_at, ...held }: Held, done: Done[], at: string) {
  const common = { ...held, setup_link_id: '', tries: 0, created_at: at, updated_at: at }
  const grant: Insertable<LedgerTable> = {
    ...common,
    grant_id: null,
    kind: 'grant',
    status: token ? 'held' : 'lost',
    token,
    run_at: token ? run_at : null,
  }
  const deeds = done.map(
    ({ kind, stays }): Insertable<LedgerTable> => ({
      ...common,
      id: uuid(),
      grant_id: held.id,
      kind,
      status: stays ? 'kept' : token ? 'asked' : 'lost',
      note: stays ?? (token ? null : 'no key opens the token'),
    }),
  )
  await tx
    .insertInto('meta_ledger')
    .values([grant, ...deeds])
    .execute()
}
