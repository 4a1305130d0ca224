import type { EventFacts, ProjectEvent } from '../../../contract/index.ts'
import { emit } from '../../delivery/emit.ts'
import type { Db } from '../../store/database/tables.ts'
import { numbersOfAccount } from '../../store/numbers/phone-numbers.ts'
import type { AccountRow } from '../../store/numbers/tables.ts'

type AccountEvent = Extract<ProjectEvent, `whatsapp.account.${string}`>
type Common = Pick<EventFacts<AccountEvent>, 'business_account_id' | 'project' | 'phone_numbers' | 'source'>

/** Sends an event to each project that has the account, once, however many of its customers share it. */
export async function emitAccount<Name extends AccountEvent>(
  tx: Db,
  now: Date,
  name: Name,
  accounts: Pick<AccountRow, 'project_id'>[],
  wabaId: string,
  source: string,
  what: Omit<EventFacts<Name>, keyof Common>,
) {
  const numbers = await numbersOfAccount(tx, wabaId)
  for (const projectId of new Set(accounts.map(({ project_id }) => project_id)))
    await emit(tx, now, {
      projectId,
      name,
      facts: {
        business_account_id: wabaId,
        project: { id: projectId },
        phone_numbers: numbers
          .filter(({ project_id }) => project_id === projectId)
          .map(({ phone_number_id, display_phone_number }) => ({ id: phone_number_id, display_phone_number })),
        ...what,
        source: { provider: 'meta', event: source, business_account_id: wabaId },
      } satisfies Common as unknown as EventFacts<Name>,
    })
}
