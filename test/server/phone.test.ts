import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsOf, isSameLine, lineOf, spellingsOf } from '../../server/phone.ts'

const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''))
const one = (...texts: string[]) => fc.constantFrom(...texts)

/** A line by the rules of its country, as [with the digits that the plan put in, without them]. */
const lines: Record<string, fc.Arbitrary<[string, string]>> = {
  Brazil: fc
    .tuple(one('11', '21', '31', '47', '64', '85', '99'), joined(one('6', '7', '8', '9'), digits(7)))
    .map(([area, line]) => [`55${area}9${line}`, `55${area}${line}`]),
  Mexico: joined(one('33', '55', '81', '664'), digits(7))
    .map((line) => line.padEnd(10, '4').slice(0, 10))
    .map((line) => [`521${line}`, `52${line}`]),
  Argentina: joined(one('11', '35', '26'), digits(8)).map((line) => [`549${line}`, `54${line}`]),
  Benin: joined(one('4', '5', '6', '9'), digits(7)).map((line) => [`22901${line}`, `229${line}`]),
  'Ivory Coast, Moov': joined(one('0', '4', '5', '7'), one('0', '1', '2', '3'), digits(6)).map((line) => [
    `22501${line}`,
    `225${line}`,
  ]),
  'Ivory Coast, MTN': joined(one('0', '4', '5', '7'), one('4', '5', '6'), digits(6)).map((line) => [
    `22505${line}`,
    `225${line}`,
  ]),
  'Ivory Coast, Orange': joined(one('0', '4', '5', '7'), one('7', '8', '9'), digits(6)).map((line) => [
    `22507${line}`,
    `225${line}`,
  ]),
  'Ivory Coast, fixed': joined(one('20', '21', '22', '23', '30', '31'), one('1', '2', '3', '4'), digits(5)).map(
    (line) => [`22527${line}`, `225${line}`],
  ),
}
const anyLine = fc.oneof(...Object.values(lines))

/** The ways in which people, Graph and webhooks write digits. */
const written = (number: string) =>
  fc.constantFrom(
    number,
    `+${number}`,
    `+${number.slice(0, 2)} ${number.slice(2, 5)}-${number.slice(5)}`,
    `+(${number})`,
  )

describe('a telephone line', () => {
  it.each(Object.keys(lines))('of %s is one line in both of its spellings', (country) => {
    fc.assert(
      fc.property(lines[country] as fc.Arbitrary<[string, string]>, ([long, short]) => {
        expect(lineOf(long)).toBe(lineOf(short))
        expect(spellingsOf(short)).toEqual(expect.arrayContaining([long, short]))
        expect(spellingsOf(long)).toEqual(expect.arrayContaining([long, short]))
      }),
    )
  })

  it('is the same whoever writes it', () => {
    fc.assert(
      fc.property(
        anyLine.chain(([long, short]) => fc.tuple(written(long), written(short))),
        ([one, other]) => {
          expect(isSameLine(one, other)).toBe(true)
        },
      ),
    )
  })

  it('is another one when its digits are another’s', () => {
    fc.assert(
      fc.property(anyLine, anyLine, ([long, short], [otherLong, otherShort]) => {
        fc.pre(long !== otherLong)
        for (const mine of [long, short])
          for (const theirs of [otherLong, otherShort])
            expect([mine, theirs, isSameLine(mine, theirs)]).toEqual([mine, theirs, false])
      }),
    )
  })

  it('is found by its spellings exactly where it is the same line, for any number of the world', () => {
    const anyNumber = fc.oneof(
      anyLine.chain(([long, short]) => one(long, short)),
      joined(one('1', '44', '49', '91', '521', '549', '55', '225', '229'), digits(10)),
    )
    fc.assert(
      fc.property(anyNumber, anyNumber, (mine, theirs) => {
        expect(spellingsOf(mine)[0]).toBe(mine)
        expect(lineOf(lineOf(mine))).toBe(lineOf(mine))
        if (spellingsOf(mine).includes(theirs)) expect(isSameLine(mine, theirs)).toBe(true)
      }),
    )
  })

  it.each(['550000000000', '910000000000', '4900301234567'])(
    'that is written with zeros too many, %s, is one',
    (digits) => {
      expect(lineOf(lineOf(digits))).toBe(lineOf(digits))
      expect(spellingsOf(digits)).toContain(digits)
    },
  )

  it('of Brazil that is no mobile keeps its eight digits', () => {
    expect(isSameLine('+55 11 3333-4444', '+55 11 93333-4444')).toBe(false)
  })

  it('keeps what libphonenumber knows: the zero that is dialled inside a country only', () => {
    expect(isSameLine('+44 (0)20 7123 4567', '+44 20 7123 4567')).toBe(true)
    expect(isSameLine('+39 06 1234 5678', '+39 6 1234 5678')).toBe(false)
    expect(digitsOf('+39 06 1234 5678')).toBe('390612345678')
  })
})
