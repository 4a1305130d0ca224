import type { Selectable } from 'kysely'
import type { PoolNumberSource, PoolNumberStatus, ReservationSource } from '../../../contract/index.ts'
import type { ProviderName } from '../../telephony/providers.ts'

/** A project's own account at a telephony provider, and what it says of countries. */
export interface TelephonyAccountsTable {
  project_id: string
  provider: ProviderName
  /** Null where the account of the settings is used; then only `countries` is the project's own. */
  account_sid: string | null
  /** Sealed: the secret of `StoredCredentials` in `server/telephony/credentials.ts`. */
  auth_token: string | null
  /** JSON: what countries ask for before a number of theirs can be bought, in the provider's own words. */
  countries: string
  created_at: string
  updated_at: string
}

/** The numbers of one country that a project keeps ready. */
export interface NumberPoolsTable {
  id: string
  project_id: string
  country_iso: string
  /** A warning is sent when fewer numbers than this are ready. 0: never. */
  low_water_mark: number
  /** When the warning was sent. Null again when enough are ready. */
  low_since: string | null
  /** 1: its numbers are verified with Meta beforehand. */
  preverify: number
  /** 1: it gives out no more numbers. */
  draining: number
  created_at: string
  updated_at: string
}

/** A number that we have, had, or may have for a project's customers. Its row is written before it is paid for. */
export interface ProvidedNumbersTable {
  id: string
  project_id: string
  pool_id: string
  country_iso: string
  /** E.164. */
  phone_number: string
  source: PoolNumberSource
  /**
   * `checking`: being made ready. `buying`: from before the provider is asked until its answer is known. `available`: ready.
   * `reserved`: held for a link. `connected`: a customer's. `set_aside`: a person decides, for it may be in somebody's account
   * at Meta. `releasing`: on its way back to the provider. `released`: gone. `refused`: it never became ours.
   */
  status: PoolNumberStatus
  /** Why it has its status, for the operator. */
  note: string | null
  /** The provider it is bought from; null for one that is only verified with Meta. */
  provider: ProviderName | null
  account_sid: string | null
  provider_id: string | null
  /** Meta's id of the verification beforehand, and when it ends. */
  preverified_id: string | null
  verified_until: string | null
  reservation_id: string | null
  /** Meta's id, once it is connected. */
  phone_number_id: string | null
  /** The newest verification code, sealed, for some minutes; when it came, and when we asked for one ourselves. */
  code: string | null
  code_at: string | null
  code_asked_at: string | null
  tries: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
  updated_at: string
}

export type ReservationStatus = 'working' | 'reserved' | 'connected' | 'failed' | 'over'

/** Which number a link holds for its customer, or is getting. A link has at most one that is not `over`. */
export interface ReservationsTable {
  id: string
  project_id: string
  setup_link_id: string
  country_iso: string
  area_code: string | null
  status: ReservationStatus
  source: ReservationSource | null
  held_until: string | null
  fault: string | null
  /** For the operator: the provider's code and words. */
  fault_detail: string | null
  tries: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  created_at: string
  updated_at: string
}

export type TelephonyAccountRow = Selectable<TelephonyAccountsTable>

export type NumberPoolRow = Selectable<NumberPoolsTable>

export type ProvidedNumberRow = Selectable<ProvidedNumbersTable>

export type ReservationRow = Selectable<ReservationsTable>
