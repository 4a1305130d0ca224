import type { Mark, ProjectPolicy } from '../../../../contract/index.ts'
import type { AppDeps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import type { GraphNumber } from '../../../meta/calls/shapes.ts'
import { findLink } from '../../../store/links/setup-links.ts'
import { findNumber } from '../../../store/numbers/phone-numbers.ts'
import type { AttemptRow } from '../../../store/signup/tables.ts'
import { connectionTypeOf } from '../../numbers/facts.ts'
import { isMetaNumber } from '../../numbers/meta-number.ts'
import { assertNotBanned } from '../../numbers/number-state.ts'
import { noteRetiredLaunch } from './note-retired-launch.ts'

/**
 * Checks whether the project's policy allows this number for this customer. Every reason to refuse a number is checked here,
 * before anything is changed at Meta.
 *
 * @returns what the project's policy allowed as an exception
 * @throws {Fault} for what the policy does not allow
 */
export async function checkPolicy(
  deps: Pick<AppDeps, 'db' | 'launch' | 'log' | 'now'>,
  attempt: AttemptRow,
  policy: ProjectPolicy,
  number: GraphNumber,
): Promise<Mark[]> {
  const { db } = deps
  const marks: Mark[] = []
  assertNotBanned(number)
  if (isMetaNumber(number) && !policy.allow_display_name_only)
    throw new Fault('display_name_only', 'the customer chose "display name only"', {
      detail: { display_phone_number: number.display_phone_number },
    })
  const link = await findLink(db, attempt.setup_link_id)
  const type = connectionTypeOf(number, attempt.connection_type)
  if (attempt.connection_type !== type) {
    const retired = await noteRetiredLaunch(deps, attempt, link)
    if (!policy.allow_other_type)
      throw (
        retired ??
        new Fault('connection_type_mismatch', `the number is ${type}`, {
          detail: { chosen: attempt.connection_type, connected: type },
        })
      )
    marks.push('other_type')
  }
  const holder = await findNumber(db, attempt.project_id, number.id)
  if (holder && holder.customer_id !== link?.customer_id) {
    if (!policy.allow_number_move)
      throw new Fault('number_taken', 'the number belongs to another customer of the project')
    marks.push('moved')
  }
  return marks
}
