import { deriveKeys } from '../security/keys.ts'
import { createSealer } from '../security/seal.ts'
import { countOpenLinks } from '../store/links/setup-links.ts'
import { toIso } from '../time.ts'
import { reseal as resealAll } from '../use-cases/projects/reseal.ts'
import { createCommand, type End, runCommand, withSettings } from './command.ts'
import { type Io, sayTable, withStore } from './io.ts'

const about = `
Seals all tokens, PINs, webhook secrets and kept answers anew under the first key of PATCHBAY_SECRET_KEY, so that the keys
behind it can go. Servers may run meanwhile; what was cut off goes on when it is started again. To change the key:
  1. PATCHBAY_SECRET_KEY=old,new on every server: now all of them can open what the new key seals.
  2. PATCHBAY_SECRET_KEY=new,old on every server: now the new key seals, signs and makes links' tokens.
  3. patchbay reseal, until it says that nothing was left to do.
  4. PATCHBAY_SECRET_KEY=new, once the links that were given out before step 2 are over: their tokens go with the old key.`

export const reseal = (args: string[], io: Io) => runCommand(args, (end) => resealCommand(io, end))

const resealCommand = (io: Io, end: End) =>
  withSettings(createCommand('patchbay reseal', io))
    .addHelpText('after', about)
    .action(() => run(io, end))

/** Returns 1 when a value could not be opened. */
const run = (io: Io, end: End) =>
  withStore(io, async ({ db, now, settings }) => {
    const keys = deriveKeys(settings.secretKeys())
    const all = await resealAll({ db, sealer: createSealer(keys) })
    const rows = all.map(({ where, ...done }) =>
      [where, done.resealed, done.changed, done.unreadable.length].map(String),
    )
    sayTable(io, ['WHERE', 'SEALED ANEW', 'CHANGED MEANWHILE', 'NOT OPENED'], rows)
    for (const { where, unreadable } of all)
      for (const { row, reason } of unreadable) io.say(`${where} of ${row}: ${reason}`)

    const sum = (of: 'resealed' | 'changed') => all.reduce((total, done) => total + done[of], 0)
    const unreadable = all.some((done) => done.unreadable.length)
    if (sum('changed')) io.say('Somebody wrote while this ran: run it once more.')
    else if (!unreadable && !sum('resealed')) io.say(`Nothing was left to do: all is under key ${keys[0].id}.`)
    const { last, open } = await countOpenLinks(db, toIso(now()))
    if (keys.length > 1 && open)
      io.say(
        `${open} links are open, the last until ${last}: addresses that were given out under an older key need it until then.`,
      )
    if (unreadable) end(1)
  })
