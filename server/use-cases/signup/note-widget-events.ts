import type { WidgetEvent } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { addLinkEvent, countLinkEvents } from '../../store/links/link-events.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { addMs } from '../../time.ts'

/** Per link: more than a customer causes in a month of tries, and little to store when a page sends events without end. */
const most = 300

/**
 * Writes the events that the customer's browser reports to the journey of the link. They are only the browser's claims, so
 * nothing is decided by them. Events of a link that is over are stored too, because it is useful to know that a customer tries
 * it. Events beyond `most` are dropped without an error.
 */
export async function noteWidgetEvents({ db, now }: Deps, link: SetupLinkRow, events: WidgetEvent[]) {
  const room = most - (await countLinkEvents(db, link.id, 'widget'))
  if (room <= 0) return
  const at = now()
  await db.transaction().execute(async (tx) => {
    for (const { ago, attempt_id = null, ...detail } of events.slice(0, room))
      await addLinkEvent(tx, addMs(at, -ago), link, 'widget', detail, attempt_id)
  })
}
