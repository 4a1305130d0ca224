import type { Deps } from '../../deps.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'

/** The token that reaches a connected number. */
export const tokenOfNumber = (
  { sealer }: Pick<Deps, 'sealer'>,
  number: Pick<PhoneNumberRow, 'project_id' | 'phone_number_id' | 'token'>,
): Promise<string> => sealer.recall(number.token, `number ${number.project_id} ${number.phone_number_id}`)
