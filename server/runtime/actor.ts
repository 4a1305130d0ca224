import { AsyncLocalStorage } from 'node:async_hooks'

const acting = new AsyncLocalStorage<string>()

/**
 * Runs `work` in the name of an actor: `key:<id>`, `host` (a function of the mounted server), `cli`, `meta`. The route knows the
 * actor and the audit log needs it; the code between them does not have to pass it on.
 */
export const runAs = <T>(actor: string, work: () => T): T => acting.run(actor, work)

/** The current actor; `patchbay` when no request is the cause. */
export const currentActor = (): string => acting.getStore() ?? 'patchbay'
