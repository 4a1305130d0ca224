import { openDatabase } from '../../server/store/database/database.ts'
import { keptListNames } from '../../server/store/totals/lists.ts'
import { differingTotals } from '../../server/store/totals/recount.ts'
import type { Outcome } from './customer.ts'

/**
 * What the database holds once all is over: whether each signup has its one number, and whether anything is there twice, and
 * whether the totals of lists are those of their rows.
 * A webhook is subscribed to by every part of the suite, so that an event told twice is two deliveries.
 */
export async function aftermath(databaseUrl: string, outcomes: Outcome[]) {
  const db = await openDatabase(databaseUrl)
  try {
    const attempts = await db.selectFrom('attempts').select(['setup_link_id', 'status', 'phone_number_id']).execute()
    const links = new Map(
      (await db.selectFrom('setup_links').select(['id', 'status']).execute()).map(({ id, status }) => [id, status]),
    )
    const numbers = (await db.selectFrom('phone_numbers').select('phone_number_id').execute()).map(
      (row) => row.phone_number_id,
    )
    const told = await db.selectFrom('deliveries').select(['event', 'phone_number_id', 'body']).execute()
    const done = attempts.filter(({ status }) => status === 'completed')

    const lost = outcomes.filter(({ linkId, completed }) => {
      const one = done.find(({ setup_link_id }) => setup_link_id === linkId)
      return !(completed && one && links.get(linkId) === 'used' && numbers.includes(one.phone_number_id as string))
    })
    const created = told.filter(({ event }) => event === 'whatsapp.phone_number.created')
    const untold = done.filter(({ phone_number_id }) => !created.some((one) => one.phone_number_id === phone_number_id))
    const doubled =
      repeats(done.map(({ setup_link_id }) => setup_link_id)) +
      repeats(numbers) +
      repeats(created.map(({ phone_number_id }) => String(phone_number_id))) +
      repeats(told.filter(({ event }) => event === 'setup_link.completed').map(({ body }) => body))
    const wrong: string[] = []
    for (const list of keptListNames)
      if (await differingTotals(db, list)) wrong.push(`the kept totals of ${list} are not those of its rows`)
    return {
      lost: lost.length + untold.length + wrong.length,
      doubled,
      why: [...lost.map(({ last }) => last), ...wrong],
    }
  } finally {
    await db.destroy()
  }
}

const repeats = (all: string[]) => all.length - new Set(all).size
