import { describe, expect, it } from 'vitest'
import { numbersIn } from '../../console/screens/project/import-numbers.tsx'

describe('numbers that an operator pastes', () => {
  it.each([
    ['+14155550123', [['+14155550123', null]]],
    [
      '+1 (415) 555-0123\r\n\n +44 20.7946.0018 ',
      [
        ['+14155550123', null],
        ['+442079460018', null],
      ],
    ],
    ['+14155550123,106540352242922', [['+14155550123', '106540352242922']]],
    [
      'phone_number,preverified_id\n+14155550123;\n+14155550124\t12',
      [
        ['+14155550123', null],
        ['+14155550124', '12'],
      ],
    ],
    ['not a number', [['notanumber', null]]],
    ['\n \n', []],
  ])('%j', (pasted, numbers) => {
    expect(numbersIn(pasted).map(({ phone_number, preverified_id }) => [phone_number, preverified_id])).toEqual(numbers)
  })
})
