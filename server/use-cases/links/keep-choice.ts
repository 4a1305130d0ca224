import type { Choice, ChoiceInput } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import type { Db } from '../../store/database/tables.ts'
import { holdLink, writeChoice } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { toIso } from '../../time.ts'
import { assertOffered, assertUsable } from './usable-link.ts'

/** What was chosen for a link before Meta's window; null where nothing was. */
export const choiceOf = ({ choice }: Pick<SetupLinkRow, 'choice'>): Choice | null => choice && JSON.parse(choice)

/**
 * Keeps what a customer chose before Meta's window, for their reload, their other device or their colleague. What is left out stays
 * as it was; who chose last is named. `at_facebook` says where Meta's window is open and changes nothing of the choice.
 *
 * @throws {Fault} `connection_type_mismatch` for a type that the link does not offer, `invalid_request` for a country that it does not;
 *   and when the link is over
 */
export const keepChoice = ({ db, now }: Pick<Deps, 'db' | 'now'>, { id }: SetupLinkRow, input: ChoiceInput) =>
  db.transaction().execute(async (tx): Promise<Choice> => {
    const link = await holdLink(tx, id)
    if (!link) throw new Fault('link_not_found', 'There is no such setup link')
    assertUsable(link, now())
    const before = choiceOf(link)
    const { connection_type, country_iso, name, device, visitor, at_facebook } = input
    if (connection_type) assertOffered(link, connection_type)
    if (country_iso) assertCountry(link, country_iso)
    const facebook = at_facebook ? { device, visitor, at: toIso(now()) } : (before?.facebook ?? null)
    if (before && at_facebook) return write(tx, id, { ...before, facebook })
    const choice: Choice = {
      connection_type: connection_type ?? before?.connection_type ?? null,
      country_iso: country_iso === undefined ? (before?.country_iso ?? null) : country_iso,
      name: name || (before?.visitor === visitor ? before.name : null),
      device,
      visitor,
      facebook,
    }
    return write(tx, id, choice)
  })

function assertCountry({ phone_number_country_isos }: SetupLinkRow, iso: string) {
  if (!JSON.parse(phone_number_country_isos).includes(iso))
    throw new Fault('invalid_request', `country_iso ${iso} is not one of the countries of this link`)
}

async function write(tx: Db, id: string, choice: Choice): Promise<Choice> {
  await writeChoice(tx, id, JSON.stringify(choice))
  return choice
}
