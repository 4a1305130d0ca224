import { badParameter } from '../graph-error.ts'

const categories = 'SIGN_UP SIGN_IN APPOINTMENT_BOOKING LEAD_GENERATION CONTACT_US CUSTOMER_SUPPORT SURVEY OTHER'.split(
  ' ',
)

/** @throws {GraphError} 100 for none, or for one that Meta does not know. */
export function readCategories(given: unknown): string[] {
  if (!Array.isArray(given) || given.length === 0) throw badParameter('The parameter categories is required.')
  if (given.some((one) => !categories.includes(one)))
    throw badParameter(`Param categories[0] must be one of {${categories.join(', ')}}`)
  return given
}
