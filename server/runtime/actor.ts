import { AsyncLocalStorage } from 'node:async_hooks'

const acting = new AsyncLocalStorage<string>()

/**
 * Says who does what `work` does: `key:<id>`, `host` (a function of the mounted server), `cli`, `meta`.
 * It is known at the door and wanted at the bottom, by the audit log; what lies between need not carry it.
 */
export const runAs = <T>(actor: string, work: () => T): T => acting.run(actor, work)

/** Who is at work; `patchbay` when nobody asked for it. */
export const currentActor = (): string => acting.getStore() ?? 'patchbay'
