import type { Deps } from '../../deps.ts'
import { inApp } from '../../meta/apps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { withLogContext } from '../../runtime/log-context.ts'
import { createWorker } from '../../runtime/worker.ts'
import { dueLooks } from '../../store/numbers/account-looks.ts'
import { endSignups } from './ledger/end-signups.ts'
import { lookAtAccount } from './ledger/look-at-account.ts'
import { undoSignup } from './ledger/undo-signup.ts'
import { runAttempt } from './run-attempt.ts'

/** Runs the steps of signups, undoes what came to nothing, and compares what is connected with Meta. */
export const signupWorkers = (deps: Omit<Deps, 'workers'>) => ({
  attempts: createWorker(deps, 'attempts', (attempt, owner, stopping) =>
    withLogContext({ attempt: attempt.id }, async () =>
      runAttempt(await inApp(deps, attempt), attempt, owner, stopping),
    ),
  ),
  undoing: createWorker(deps, 'meta_ledger', async (grant, owner) =>
    undoSignup(await inApp(deps, grant), grant, owner),
  ),
  looks: createWorker(deps, 'account_looks', (look, owner) => lookAtAccount(deps, look, owner), {
    every: 2_000,
    due: dueLooks,
  }),
})

export const signupJobs = (deps: Deps): Job[] => [{ run: () => endSignups(deps) }]
