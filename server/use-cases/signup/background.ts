import type { Deps } from '../../deps.ts'
import { withLogContext } from '../../runtime/log-context.ts'
import { createWorker } from '../../runtime/worker.ts'
import { runAttempt } from './run-attempt.ts'

/** Takes signups from step to step. */
export const signupWorkers = (deps: Omit<Deps, 'workers'>) => ({
  attempts: createWorker(deps, 'attempts', (attempt, owner, stopping) =>
    withLogContext({ attempt: attempt.id }, () => runAttempt(deps, attempt, owner, stopping)),
  ),
})
