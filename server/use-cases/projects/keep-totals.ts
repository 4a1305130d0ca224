import type { Deps } from '../../deps.ts'
import { foldSome } from '../../store/totals/fold.ts'
import { listsDue, recount } from '../../store/totals/recount.ts'

/** Adds up what came and went in the long lists, and counts the lists that an upgrade found with rows. */
export async function keepTotals({ db, log }: Pick<Deps, 'db' | 'log'>, stopping = () => false): Promise<void> {
  for (const list of await listsDue(db)) {
    if (stopping()) return
    const began = performance.now()
    await recount(db, list)
    log.info({ list, ms: Math.round(performance.now() - began) }, 'a list was counted; its total is kept from now on')
  }
  while (!stopping() && (await foldSome(db)));
}
