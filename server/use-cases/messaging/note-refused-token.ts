import { emitConnection } from '../../delivery/emit-number.ts'
import type { Deps } from '../../deps.ts'
import { readLeasesEnd } from '../../runtime/read-leases.ts'
import type { ReachedNumber } from '../../store/messaging/reach.ts'
import { loseToken } from '../../store/numbers/refused-tokens.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'

/** Meta's name of the cause, beside those of its webhooks. */
const cause = 'ACCESS_TOKEN_REFUSED'

/**
 * Meta refused the token of a number (190), so nothing can be done with the number until its customer connects it again. The number
 * is marked disconnected once, with the event that tells its project. A token that was renewed meanwhile is not blamed.
 */
export async function noteRefusedToken(
  { db, log, now }: Pick<Deps, 'db' | 'log' | 'now'>,
  number: ReachedNumber,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const disconnection = { reason: cause, initiated_by: null }
    const row = await loseToken(tx, number, JSON.stringify(disconnection), toIso(now()))
    if (!row) return
    await audit(tx, now(), {
      projectId: row.project_id,
      action: 'phone_number.disconnected',
      subject: row.phone_number_id,
      by: 'meta',
      detail: { event: cause },
    })
    await emitConnection(tx, now(), 'disconnected', row, cause, { disconnection })
    log.warn(
      { number: row.phone_number_id },
      'Meta refused the token of a number: its customer has to connect it again',
    )
  })
  await readLeasesEnd() // The next call is refused without a word to Meta.
}
