import type { Assets } from '../../../../contract/index.ts'
import type { GraphNumber } from '../../../meta/calls/shapes.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'

/** What is known of the numbers that a fresh grant shows so far. */
interface Shown {
  numbers: GraphNumber[]
  hints: Assets
  /** Meta's id of the number that the link brings back. */
  expectedId: string | undefined
  type: AttemptRow['connection_type']
}

/** Waits between the looks at a grant that does not show all yet, in milliseconds: as long as one that shows nothing gets. */
const waits = [500, 1_000, 2_000]

/**
 * How long to wait for a grant that shows less than the customer finished with: no number, not the one that was named, or a
 * number of the app that the Cloud API does not serve yet. It takes Meta some seconds to tell all its servers.
 *
 * @returns nothing when all is there, or when it has been waited for
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
