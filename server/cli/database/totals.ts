import { type KeptList, keptListNames } from '../../store/totals/lists.ts'
import { differingTotals, listsDue, recount } from '../../store/totals/recount.ts'
import { createCommand, type End, runCommand, withSettings } from '../command.ts'
import { type Io, sayTable, withStore } from '../io.ts'

const about = `
Counts the rows of every list whose total is kept, and says which totals differ. Servers may run meanwhile. A total differs only where
somebody wrote past the triggers of the database, such as a restore of single tables.`

export const totals = (args: string[], io: Io) => runCommand(args, (end) => totalsCommand(io, end))

const totalsCommand = (io: Io, end: End) =>
  withSettings(createCommand('patchbay totals', io))
    .addHelpText('after', about)
    .option('--recount', 'put what was counted in the place of totals that differ, or were never counted')
    .action(({ recount }: { recount?: true }) => compare(io, recount ?? false, end))

/** Returns 1 when a total differs and was not counted anew. */
const compare = (io: Io, repair: boolean, end: End) =>
  withStore(io, async ({ db }) => {
    const due = new Set(await listsDue(db))
    const rows: string[][] = []
    let wrong = false
    for (const list of keptListNames) {
      const found = await look(list)
      if (found !== 'right' && repair) await recount(db, list)
      wrong ||= found === 'differs' && !repair
      rows.push([list, found === 'right' || !repair ? words[found] : `${words[found]}: counted anew`])
    }
    sayTable(io, ['LIST', 'TOTALS'], rows)
    if (wrong) io.say('patchbay totals --recount puts them right.')
    if (wrong) end(1)

    async function look(list: KeptList) {
      if (due.has(list)) return 'due'
      return (await differingTotals(db, list)) ? 'differs' : 'right'
    }
  })

const words = { right: 'as counted', due: 'not counted yet: a running server does it', differs: 'differ' }
