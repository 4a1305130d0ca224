import { createLaunch } from '../../meta/launch.ts'
import { retiredIn } from '../../meta/retired-launch.ts'
import type { Settings } from '../../process/settings.ts'
import { completedSince } from '../../store/signup/attempts.ts'
import { observedByAll } from '../../store/signup/observed.ts'
import { bad, type Finding, good } from '../finding.ts'
import { inDatabase } from './in-database.ts'

/**
 * Whether Meta asked customers who keep the app for a new number, with the configuration that is set now. Meta tells nobody what a
 * configuration is good for, so only what customers met can say. One of them who came through since has the last word.
 */
export async function launchAtMeta({ databaseUrl, meta }: Settings): Promise<Finding> {
  return inDatabase({ databaseUrl }, good('not looked up'), async (db) => {
    const { name, cause, cure } = retiredIn(createLaunch(meta)('coexistence'))
    const met = (await observedByAll(db)).find((one) => one.kind === 'retired_launch' && one.name === name)
    if (!met || (await completedSince(db, 'coexistence', met.last_at)))
      return good('no customer was shown another signup than the one they chose')
    const customers = `${met.count} customer${Number(met.count) === 1 ? '' : 's'}`
    return bad(
      `Meta asked ${customers} who wanted to keep the app for a new number, last ${met.last_at}: ${cause}`,
      cure,
    )
  })
}
