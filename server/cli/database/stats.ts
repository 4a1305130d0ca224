import { countWhatIsDue, differingFunnel, rebuildFunnel } from '../../use-cases/stats/rebuild-funnel.ts'
import { createCommand, type End, runCommand, withSettings } from '../command.ts'
import { type Io, withStore } from '../io.ts'

const about = `
Compares the counts of the funnel with how far each link came, and says how many differ. Servers may run meanwhile. --rebuild counts
every link anew from its journey, as far as that is kept, and then every count from the links.`

export const stats = (args: string[], io: Io) =>
  runCommand(args, (end) =>
    withSettings(createCommand('patchbay stats', io))
      .addHelpText('after', about)
      .option('--rebuild', 'count everything anew')
      .action(({ rebuild }: { rebuild?: true }) => compare(io, rebuild ?? false, end)),
  )

/** Ends with 1 when a count differs. */
const compare = (io: Io, rebuild: boolean, end: End) =>
  withStore(io, async ({ db }) => {
    const deps = { db, log: { info: () => {} } as never }
    if (rebuild) await rebuildFunnel(deps)
    else await countWhatIsDue(deps)
    const differing = await differingFunnel(db)
    io.say(differing ? `${differing} counts of the funnel differ.` : 'The counts of the funnel are right.')
    if (!differing) return
    io.say('patchbay stats --rebuild puts them right.')
    end(1)
  })
