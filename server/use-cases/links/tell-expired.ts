import { emitLink } from '../../delivery/emit.ts'
import type { Deps } from '../../deps.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { expiredUntold, noteExpiryTold } from '../../store/links/setup-links.ts'
import { toIso } from '../../time.ts'

/**
 * Reports each link whose time has passed, once, because no request happens at that moment. A marked link is not reported again
 * by another process. A link whose end is moved to a later time may expire again.
 */
export async function tellExpired({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const ids = await expiredUntold(db, toIso(now()), 200)
  for (const id of ids)
    await db.transaction().execute(async (tx) => {
      const link = await noteExpiryTold(tx, id, toIso(now()))
      if (!link) return
      await addLinkEvent(tx, now(), link, 'expired', { expires_at: link.expires_at })
      const { setup_status: whatsapp_setup_status, setup_error: whatsapp_setup_error } = link
      await emitLink(tx, now(), 'setup_link.expired', link, {
        status: 'expired',
        whatsapp_setup_status,
        whatsapp_setup_error,
      })
    })
  return ids.length
}
