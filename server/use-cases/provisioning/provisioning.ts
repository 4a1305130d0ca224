import type { Provisioning } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { readyCountries } from '../../store/provisioning/provided-numbers.ts'

/** The countries that a link's customer can get a number from. Null when there are none now: the customer brings a number. */
export async function provisioningOf(
  { db, telephony }: Pick<Deps, 'db' | 'telephony'>,
  link: SetupLinkRow,
): Promise<Provisioning | null> {
  if (!link.provision_phone_number) return null
  const ready = await readyCountries(db, link.project_id, link.phone_number_area_code)
  const bought = await telephony.has(link.project_id)
  const countries = countriesOf(link)
    .map((iso) => ({ iso, instant: ready.has(iso) }))
    .filter(({ instant }) => instant || bought)
  return countries.length ? { countries } : null
}

export const countriesOf = (link: SetupLinkRow): string[] => [
  ...new Set(JSON.parse(link.phone_number_country_isos) as string[]),
]
