import type { Prefill, SetupLink, SetupLinkCreate } from '../../../contract/index.ts'
import { Fault } from '../../fault.ts'
import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findPoolOf } from '../../store/provisioning/number-pools.ts'

/** All options of a link that a backend decides, with the defaults filled in. */
export type LinkOptions = {
  [Name in keyof Omit<SetupLinkCreate, 'meta_billing_mode' | 'reconnect_phone_number'>]-?: Name extends keyof SetupLink
    ? SetupLink[Name]
    : Exclude<SetupLinkCreate[Name], undefined>
}

/** What Meta's window is to show filled in, if anything. */
export const prefillOf = ({ prefill }: Pick<SetupLinkRow, 'prefill'>): Prefill | null =>
  prefill === null ? null : JSON.parse(prefill)

export const defaultOptions: LinkOptions = {
  success_redirect_url: null,
  failure_redirect_url: null,
  allowed_origins: [],
  allowed_connection_types: ['coexistence', 'dedicated'],
  theme_config: null,
  provision_phone_number: false,
  phone_number_area_code: null,
  phone_number_country_isos: ['US'],
  language: null,
  state: null,
  issue_key: false,
  test_message: false,
  next: null,
  launch: null,
  domain: null,
  prefill: null,
  steps: null,
  nonce: null,
}

/** `base` with the fields of `given` replaced; null restores the default. */
export function withOptions(base: LinkOptions, given: SetupLinkCreate): LinkOptions {
  const said = Object.keys(base)
    .filter((name) => given[name as keyof LinkOptions] !== undefined)
    .map((name) => [name, given[name as keyof LinkOptions] ?? defaultOptions[name as keyof LinkOptions]])
  return { ...base, ...Object.fromEntries(said) }
}

/** Whether any of these countries is outside the US: only then the source of numbers matters. */
export const reachAbroad = (countries: string[] | null | undefined) => (countries ?? []).some((one) => one !== 'US')

/**
 * Numbers from outside the US need a telephony account of the project's own, or a pool of that country.
 *
 * @throws {Fault} `invalid_request` in the sentence that clients of the Platform API know
 */
export async function assertProvisionable(db: Db, projectId: string, countries: string[] | null, hasAccount: boolean) {
  if (hasAccount) return
  for (const country of countries ?? [])
    if (country !== 'US' && !(await findPoolOf(db, projectId, country)))
      throw new Fault(
        'invalid_request',
        'Custom Twilio credentials are required to set non-US phone_number_country_isos',
      )
}

/** Options whose columns have the same name. A new option needs a column of its name, or a line of its own here. */
type SameName = Exclude<keyof LinkOptions, 'allowed_connection_types' | 'theme_config'>

export const optionsToRow = (options: LinkOptions): Pick<SetupLinkRow, SameName | 'connection_types' | 'theme'> => ({
  success_redirect_url: options.success_redirect_url,
  failure_redirect_url: options.failure_redirect_url,
  allowed_origins: JSON.stringify(options.allowed_origins),
  connection_types: JSON.stringify([...new Set(options.allowed_connection_types)]),
  theme: options.theme_config && JSON.stringify(options.theme_config),
  provision_phone_number: options.provision_phone_number ? 1 : 0,
  phone_number_area_code: options.phone_number_area_code,
  phone_number_country_isos: JSON.stringify(options.phone_number_country_isos),
  language: options.language,
  state: options.state,
  issue_key: options.issue_key ? 1 : 0,
  test_message: options.test_message ? 1 : 0,
  next: options.next && JSON.stringify(options.next),
  launch: options.launch,
  domain: options.domain,
  prefill: options.prefill && JSON.stringify(options.prefill),
  steps: options.steps && JSON.stringify(options.steps),
  nonce: options.nonce,
})

export const optionsOfRow = (row: SetupLinkRow): LinkOptions => ({
  success_redirect_url: row.success_redirect_url,
  failure_redirect_url: row.failure_redirect_url,
  allowed_origins: JSON.parse(row.allowed_origins),
  allowed_connection_types: JSON.parse(row.connection_types),
  theme_config: row.theme && JSON.parse(row.theme),
  provision_phone_number: row.provision_phone_number === 1,
  phone_number_area_code: row.phone_number_area_code,
  phone_number_country_isos: JSON.parse(row.phone_number_country_isos),
  language: row.language,
  state: row.state,
  issue_key: row.issue_key === 1,
  test_message: row.test_message === 1,
  next: row.next && JSON.parse(row.next),
  launch: row.launch,
  domain: row.domain,
  prefill: prefillOf(row),
  steps: row.steps && JSON.parse(row.steps),
  nonce: row.nonce,
})
