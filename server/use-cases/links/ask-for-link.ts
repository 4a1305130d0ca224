import { emitLink } from '../../delivery/emit.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { linkStatus, noteAskedAgain } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { subscribersOf } from '../../store/webhooks/deliveries.ts'
import { addMs, day, toIso } from '../../time.ts'

const event = 'setup_link.requested_again'

/** Whether a customer whose link is over may ask for a new one: somebody has to hear it. */
export const canAsk = async (db: Db, now: Date, link: SetupLinkRow) =>
  linkStatus(link, toIso(now)) !== 'active' && (await subscribersOf(db, link.project_id, event)).length > 0

/**
 * Tells the host that a customer wants a new link in place of one that is over: once a day for each link, however often the customer
 * asks.
 *
 * @throws {Fault} `conflict` when the link still works, or when no webhook would hear of it
 */
export async function askForLink({ db, now }: Pick<Deps, 'db' | 'now'>, link: SetupLinkRow) {
  const at = now()
  if (!(await canAsk(db, at, link)))
    throw new Fault('conflict', 'This setup link still works, or no webhook hears of setup_link.requested_again')
  await db.transaction().execute(async (tx) => {
    if (!(await noteAskedAgain(tx, link.id, toIso(at), toIso(addMs(at, -day))))) return
    await addLinkEvent(tx, at, link, 'requested_again', {})
    const { setup_status: whatsapp_setup_status, setup_error: whatsapp_setup_error } = link
    await emitLink(tx, at, event, link, {
      status: linkStatus(link, toIso(at)),
      whatsapp_setup_status,
      whatsapp_setup_error,
    })
  })
}
