import type { Deps } from '../../deps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { withLogContext } from '../../runtime/log-context.ts'
import { createWorker } from '../../runtime/worker.ts'
import { endSignups } from './ledger/end-signups.ts'
import { undoSignup } from './ledger/undo-signup.ts'
import { runAttempt } from './run-attempt.ts'

/** Runs the steps of signups, and undoes what came to nothing. */
export const signupWorkers = (deps: Omit<Deps, 'workers'>) => ({
  attempts: createWorker(deps, 'attempts', (attempt, owner, stopping) =>
    withLogContext({ attempt: attempt.id }, () => runAttempt(deps, attempt, owner, stopping)),
  ),
  undoing: createWorker(deps, 'meta_ledger', (grant, owner) => undoSignup(deps, grant, owner)),
})

export const signupJobs = (deps: Deps): Job[] => [{ run: () => endSignups(deps) }]
