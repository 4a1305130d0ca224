import type { Updateable } from 'kysely'
import type { AppDeps, Deps } from '../../../deps.ts'
import type { AttemptRow, AttemptsTable } from '../../../store/signup/tables.ts'
import { addMs, second, toIso } from '../../../time.ts'

export type Change = Updateable<AttemptsTable>

export type Step = (deps: Omit<AppDeps, 'workers'>, attempt: AttemptRow) => Promise<Change>

/** What another signup did on the same account is being undone: a step waits until that has ended. */
export const inAMoment = (now: Date): Change => ({ run_at: toIso(addMs(now, second)) })

export async function tokenOf(sealer: Deps['sealer'], attempt: AttemptRow): Promise<string> {
  return sealer.open(attempt.token as string, `attempt ${attempt.id}`)
}
