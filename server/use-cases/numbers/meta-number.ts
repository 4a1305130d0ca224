import type { GraphNumber } from '../../meta/calls/shapes.ts'

/** Numbers that Meta lends are +1 555 …, an area code no subscriber has. No field says so. */
export const isMetaNumber = (number: Pick<GraphNumber, 'display_phone_number'>) =>
  /^\+?1[\s-]?\(?555/.test(number.display_phone_number)
