import type { GraphNumber } from '../../meta/calls/shapes.ts'

/** Test numbers that Meta lends begin with +1 555, an area code that no subscriber has. No field says so. */
export const isMetaNumber = (number: Pick<GraphNumber, 'display_phone_number'>) =>
  /^\+?1[\s-]?\(?555/.test(number.display_phone_number)
