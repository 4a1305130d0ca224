import { emitReconnectNeeded } from '../../delivery/emit-number.ts'
import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { activeLinkOf, lastUsedLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { changeNumber } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { endHealing, unhealedNumbers } from '../../store/numbers/watched-numbers.ts'
import { lockCustomer } from '../../store/projects/customers.ts'
import { toIso } from '../../time.ts'
import { addLink } from './create-setup-link.ts'
import { optionsOfRow } from './link-options.ts'

type Healing = Pick<Deps, 'db' | 'hosts' | 'log' | 'now'>

/**
 * Reports each offboarded number that Meta did not reconnect within the time its project allows, once, and creates a link for its
 * customer. A second process changes nothing.
 */
export async function tellUnhealed({ db, hosts, log, now }: Healing): Promise<number> {
  const due = await unhealedNumbers(db, toIso(now()), 200)
  for (const { id, project_id, customer_id } of due)
    await db.transaction().execute(async (tx) => {
      if (!(await lockCustomer(tx, project_id, customer_id))) return
      const number = await endHealing(tx, id, toIso(now()))
      if (!number) return
      const link = await readyLink(tx, now(), number, hosts.newestOf(number.project_id)?.hostname)
      if (link.fresh) await changeNumber(tx, id, { healing_link_id: link.id })
      await emitReconnectNeeded(tx, now(), number, link.id)
      log.info(
        { number: number.phone_number_id, setup_link: link.id },
        'Meta did not reconnect a number by itself; its customer needs the link',
      )
    })
  return due.length
}

/**
 * The link that reconnects a number, with the options of the last link its customer used. A customer who has another link open
 * keeps it, because a new one would revoke it while they use it. In that case a link is returned only if the open one is for this
 * number.
 */
async function readyLink(
  tx: Db,
  now: Date,
  number: PhoneNumberRow,
  domain: string | undefined,
): Promise<{ id: string | null; fresh: boolean }> {
  const { project_id, customer_id } = number
  const open = await activeLinkOf(tx, customer_id, toIso(now))
  if (open) return { id: open.reconnect_number_id === number.id ? open.id : null, fresh: false }
  const last = await lastUsedLink(tx, customer_id)
  const link = await addLink(
    tx,
    now,
    project_id,
    customer_id,
    { ...likeLast(last), domain },
    {
      dialect: last?.dialect ?? 'platform',
      reconnect: number,
      hasAccount: false,
    },
  )
  return { id: link.id, fresh: true }
}

function likeLast(last: SetupLinkRow | undefined) {
  if (!last) return {}
  const { success_redirect_url, failure_redirect_url, allowed_origins, theme_config, language } = optionsOfRow(last)
  const { meta_billing_mode } = last
  return { success_redirect_url, failure_redirect_url, allowed_origins, theme_config, language, meta_billing_mode }
}
