import type { ChecklistItem } from '../../../contract/index.ts'

/**
 * Whether something keeps the number from sending that its customer can mend now. A display name that Meta still checks is waited
 * for, and every new number has one.
 */
export const canMend = (items: ChecklistItem[] | undefined) =>
  items?.some(({ action, settled }) => !settled && /^(payment_missing|number_(restricted|disconnected))$/.test(action))
