import type { TestMessage } from '../../../contract/index.ts'
import { digitsOf } from '../../phone.ts'
import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { isWrittenTo } from '../../store/messaging/first-messages.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { hasAccountOverride } from '../../store/signup/account-overrides.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'

/**
 * What a completed signup tells of the message that its customer may write to the new number. Null when the link does not ask for
 * it, and when Meta sends the number's messages straight to the host: then nobody here sees one arrive.
 */
export async function testMessageOf(
  db: Db,
  { test_message }: SetupLinkRow,
  { project_id, phone_number_id, ended_at }: AttemptRow,
): Promise<TestMessage | null> {
  if (test_message !== 1 || !phone_number_id || !ended_at) return null
  const number = await findNumber(db, project_id, phone_number_id)
  if (!number || number.webhook_destination_url) return null
  if (await hasAccountOverride(db, number.business_account_id, number.meta_app_id)) return null
  return {
    to: digitsOf(number.display_phone_number),
    received: await isWrittenTo(db, project_id, phone_number_id, ended_at),
  }
}
