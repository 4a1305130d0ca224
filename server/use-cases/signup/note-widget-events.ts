import type { WidgetEvent } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { addLinkEvent, countLinkEvents } from '../../store/links/link-events.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { addMs } from '../../time.ts'

/** Of one link: more than a customer causes in a month of tries, and little to keep when a page goes wild. */
const most = 300

/**
 * Writes what the customer's browser told into the journey of its link, as its word: nothing is decided by it. It is taken of a
 * link that is over, too, for that somebody stands before one is worth knowing; what goes beyond `most` is dropped without a word.
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
