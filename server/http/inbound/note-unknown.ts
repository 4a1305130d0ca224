import type { Deps } from '../../deps.ts'
import { unknownAccountEvent, unknownField } from '../../meta/known.ts'
import { accountsOf } from '../../store/numbers/accounts.ts'
import { observe } from '../../store/signup/observed.ts'
import { toIso } from '../../time.ts'
import { at, type MetaChange, words } from './envelope.ts'

/** Counts unknown fields and events of a webhook, for each project that has the account, else for the operator. */
export async function noteUnknown({ db, now }: Pick<Deps, 'db' | 'now'>, changes: MetaChange[]): Promise<void> {
  for (const { field, value, wabaId, signer } of changes) {
    const event = field === 'account_update' ? words(at(value, 'event')) : null
    const unknown = [...unknownField(field), ...unknownAccountEvent(event)]
    if (!unknown.length) continue
    const projects = new Set((wabaId ? await accountsOf(db, wabaId, signer) : []).map(({ project_id }) => project_id))
    for (const projectId of projects.size ? projects : ['']) await observe(db, projectId, unknown, toIso(now()))
  }
}
