import { GraphError } from '../../meta/errors.ts'
import type { Settings } from '../../process/settings.ts'
import { deriveKeys } from '../../security/keys.ts'
import { createSealer } from '../../security/seal.ts'
import { allFindings, type Found, looksToTake } from '../../store/numbers/account-looks.ts'
import { backlog } from '../../store/signup/ledger-backlog.ts'
import type { LedgerRow } from '../../store/signup/tables.ts'
import { toIso } from '../../time.ts'
import { compareAccount } from '../../use-cases/signup/ledger/compare-account.ts'
import { wordsOf } from '../../use-cases/signup/ledger/finding-words.ts'
import { appsOfSettings } from '../apps.ts'
import { doubtful, type Finding, good } from '../finding.ts'
import { inDatabase } from './in-database.ts'

/** Accounts that are compared while somebody waits; of more, what the servers found at their last look is told. */
const most = 500

/**
 * Compares the accounts that are connected with Meta, and lists what waits to be undone there. It changes nothing. A database that
 * cannot be opened was reported before.
 */
export async function compareLedger(settings: Settings): Promise<Finding[]> {
  const { databaseUrl, secretKey } = settings
  const sealer = createSealer(deriveKeys([secretKey].flat().map((one) => Buffer.from(one, 'base64'))))
  return inDatabase({ databaseUrl }, [], async (db) => {
    const apps = appsOfSettings(settings, { db, sealer })
    const { found, compared, silent } = await compareAll({ apps, db, now: () => new Date(), sealer })
    const waiting = await backlog(db, toIso(new Date()), most)
    const findings = [
      ...found.map((one) => {
        const { words, cure } = wordsOf(one)
        return doubtful(words, cure)
      }),
      ...waiting.map(inWords),
      ...silent.map((id) => doubtful(`account ${id} could not be compared: Meta did not answer`, 'try again later')),
    ]
    const agrees = `${compared} account${compared === 1 ? '' : 's'} compared with Meta`
    return findings.length ? findings : [good(`${agrees}; nothing differs, and nothing waits to be undone`)]
  })
}

async function compareAll(deps: Parameters<typeof compareAccount>[0]) {
  const looks = await looksToTake(deps.db, most + 1)
  const [found, silent]: [Found[], string[]] = [[], []]
  for (const { id } of looks.slice(0, most))
    try {
      found.push(...((await compareAccount(deps, id)) ?? []))
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      silent.push(id)
    }
  const seen = new Set(looks.slice(0, most).map(({ id }) => id))
  if (looks.length > most) found.push(...(await allFindings(deps.db, most)).filter(({ look_id }) => !seen.has(look_id)))
  return { found, silent, compared: seen.size - silent.length }
}

function inWords({ kind, waba_id, phone_number_id, status, reason, note, tries, run_at }: LedgerRow): Finding {
  if (status === 'stuck') {
    const what =
      kind === 'registration'
        ? `the registration of number ${phone_number_id}`
        : `the subscription of account ${waba_id}`
    return doubtful(
      `Meta refuses to undo ${what} (${note})`,
      'it is tried once a day; undo it in Meta Business Suite, or with Graph',
    )
  }
  return doubtful(
    `what was done at Meta for ${waba_id ? `account ${waba_id}` : 'a signup'} (${reason}) waits to be undone: ${tries} tries, the next at ${run_at}`,
    'a server must run that reaches Meta; its log says what Meta answers',
  )
}
