import type { Assets } from '../../../../contract/index.ts'
import type { GraphNumber } from '../../../meta/calls/shapes.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'

/** What a new grant shows so far about its numbers. */
interface Shown {
  numbers: GraphNumber[]
  hints: Assets
  /** Meta's id of the number that the link reconnects. */
  expectedId: string | undefined
  type: AttemptRow['connection_type']
}

/** Waits between checks of an incomplete grant, in milliseconds: as long as for a grant that shows nothing. */
const waits = [500, 1_000, 2_000]

/**
 * How long to wait for a grant that shows less than the customer finished with: no number, not the named number, or a number of
 * the app that the Cloud API does not serve yet. Meta needs some seconds until all its servers know a grant.
 *
 * @returns undefined when everything is there, or when the wait is over
 */
export function spreadingFor(tries: number, { numbers, hints, expectedId, type }: Shown): number | undefined {
  const namedId = expectedId ?? hints.phone_number_id
  const named = numbers.find(({ id }) => id === namedId)
  if (namedId && !named) return waits[tries]
  if (!numbers.length) return hints.event === 'FINISH_ONLY_WABA' ? undefined : waits[tries]
  if (type !== 'coexistence') return undefined
  const inApp = named ? [named] : numbers
  return inApp.every(({ platform_type }) => platform_type !== 'CLOUD_API') && inApp.some((one) => one.is_on_biz_app)
    ? waits[tries]
    : undefined
}
