import type { Updateable } from 'kysely'
import type { Deps } from '../../../deps.ts'
import type { AttemptRow, AttemptsTable } from '../../../store/signup/tables.ts'

export type Change = Updateable<AttemptsTable>

export type Step = (deps: Omit<Deps, 'workers'>, attempt: AttemptRow) => Promise<Change>

export async function tokenOf(sealer: Deps['sealer'], attempt: AttemptRow): Promise<string> {
  return sealer.open(attempt.token as string, `attempt ${attempt.id}`)
}
