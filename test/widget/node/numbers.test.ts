import { getCountries, getCountryCallingCode } from 'libphonenumber-js'
import { describe, expect, it } from 'vitest'
import { attempt, everyCountry, held, providing, session, signup, someCountries } from '../../../stories/fixtures.ts'
import { eventOf } from '../../../widget/events.ts'
import { next } from '../../../widget/moves.ts'
import type { Event, State } from '../../../widget/state.ts'
import { callingCodes } from '../../../widget/ui/calling-codes.ts'
import { countriesIn, guessCountry, matching } from '../../../widget/ui/countries.ts'
import { cells, height, width } from '../../../widget/ui/flag-cells.ts'

const play = (state: State, ...events: Event[]) => events.reduce(next, state)
const type = { type: 'dedicated' } as const
const many = providing(someCountries)
const chosen: State = { step: 'type', session: many, type: null }
const choose: Event = { type: 'choose', connectionType: 'dedicated' }
const only = providing([{ iso: 'US', instant: true }])
const found: Event = { type: 'number', number: held() }

describe('a number that the host provides', () => {
  it('is asked for by country, and kept for the steps after it', () => {
    const country = next(chosen, choose)
    expect(country).toEqual({ step: 'country', session: many, ...type, country: null })
    expect(next(country, { type: 'next' })).toBe(country)
    const number = play(country, { type: 'choose_country', country: 'CL' }, { type: 'next' })
    expect(number).toMatchObject({ step: 'number', country: 'CL', fault: null, session: { number: null } })
    expect(next(number, { type: 'next' }), 'there is none yet').toBe(number)
    const launch = play(number, found, { type: 'next' })
    expect(launch).toMatchObject({ step: 'launch', session: { number: held() } })
    expect(next(launch, { type: 'launch', attemptId: 'a' })).toMatchObject({ session: { number: held() } })
  })

  it('needs no country where there is one, and no customer in the app has use for it', () => {
    expect(next({ ...chosen, session: only }, choose)).toMatchObject({ step: 'number', country: 'US' })
    expect(next(chosen, { ...choose, connectionType: 'coexistence' })).toMatchObject({ step: 'launch' })
  })

  it('is the same one for whoever comes back', () => {
    const back = play({ step: 'welcome', session: providing(someCountries, held()) }, { type: 'start' })
    const number = next(back, choose)
    expect(number).toMatchObject({ step: 'number', country: 'CL', session: { number: held() } })
  })

  it('is left for a number of one’s own, for another country, or for the step before', () => {
    const number = play(chosen, choose, { type: 'choose_country', country: 'CL' }, { type: 'next' }, found)
    expect(next(number, { type: 'own_number' })).toMatchObject({ step: 'launch', session: { number: null } })
    expect(next(number, { type: 'back' })).toMatchObject({ step: 'country', country: 'CL' })
    const other = play(number, { type: 'back' }, { type: 'choose_country', country: 'DE' }, { type: 'next' })
    expect(other).toMatchObject({ step: 'number', country: 'DE', session: { number: null } })
    expect(play({ ...chosen, session: only }, choose, { type: 'back' })).toMatchObject({ step: 'type' })
    expect(play(number, { type: 'next' }, { type: 'back' })).toMatchObject({ step: 'number', country: 'CL' })
  })

  it('that cannot be had says why and can be asked for again, and a link that is over ends it', () => {
    const number = play(chosen, choose, { type: 'choose_country', country: 'CL' }, { type: 'next' })
    const none: Event = { type: 'number', number: held({ status: 'failed', fault: 'number_unavailable' }) }
    const failed = next(number, none)
    expect(failed).toMatchObject({ step: 'number', fault: 'number_unavailable' })
    expect(next(failed, { type: 'retry' })).toMatchObject({ step: 'number', fault: null, session: { number: null } })
    expect(next(failed, { type: 'back' })).toMatchObject({ step: 'country', country: 'CL' })
    expect(next(number, { type: 'refused', fault: 'link_expired', redirectUrl: null })).toMatchObject({
      step: 'failed',
    })
  })

  it('brings its code beside the popup', () => {
    const popup: State = { step: 'popup', over: null, ...signup, session: providing(someCountries, held()) }
    const otp = { code: '123-830', received_at: '', expires_at: '' }
    const shown = next(popup, { type: 'number', number: held({ otp }) })
    expect(shown).toMatchObject({ session: { number: { otp } } })
    const again = play(shown, { type: 'give_up' }, { type: 'sign_again' }, { type: 'launch', attemptId: 'another' })
    expect(again, 'the next window sends another one').toMatchObject({ step: 'popup', earlier: otp.received_at })
  })

  it('is there again after a popup that ended with another one', () => {
    const failed = next(
      { step: 'loading' },
      {
        type: 'opened',
        session: {
          ...providing(someCountries, held()),
          attempt: attempt({ status: 'failed', fault: 'wrong_number' }),
        },
      },
    )
    expect(next(failed, { type: 'choose_other' })).toMatchObject({ step: 'launch', session: { number: held() } })
  })

  it('is told to the host', () => {
    const country = next(chosen, choose)
    const number = play(country, { type: 'choose_country', country: 'CL' }, { type: 'next' })
    const none = next(number, { type: 'number', number: held({ status: 'failed', fault: 'telephony_unavailable' }) })
    expect([
      eventOf(chosen, country),
      eventOf(country, number),
      eventOf(number, next(number, found)),
      eventOf(number, none),
      eventOf(none, next(none, { type: 'own_number' })),
    ]).toEqual([
      { type: 'type_chosen', connection_type: 'dedicated' },
      null,
      null,
      { type: 'error', code: 'telephony_unavailable', remedy: 'retry' },
      null,
    ])
    expect(eventOf({ step: 'type', session, ...type }, { step: 'launch', session, ...type })).toMatchObject({
      type: 'type_chosen',
    })
  })
})

describe('the countries', () => {
  it('have the calling codes that libphonenumber knows, and a flag each', () => {
    const known = getCountries().filter((iso) => iso in callingCodes)
    expect(known).toHaveLength(242) // seven of 249 have nobody to call
    expect(Object.fromEntries(known.map((iso) => [iso, callingCodes[iso]]))).toEqual(
      Object.fromEntries(known.map((iso) => [iso, getCountryCallingCode(iso)])),
    )
    expect(Object.keys(cells).sort()).toEqual(Object.keys(callingCodes).sort())
    for (const [iso, text] of Object.entries(cells)) {
      const filled = [...text.matchAll(/[A-Za-z](\d*)/g)].reduce((sum, [, count]) => sum + Number(count || 1), 0)
      expect([iso, filled]).toEqual([iso, width * height])
    }
  })

  it('are in the order of the language, those that are ready first', () => {
    const names = (language: string) => countriesIn(language, someCountries).map(({ name }) => name)
    expect(names('en').slice(0, 3)).toEqual(['Chile', 'United States', 'Brazil'])
    expect(names('de').slice(0, 3)).toEqual(['Chile', 'Vereinigte Staaten', 'Brasilien'])
  })

  it.each([
    ['en', 'united', ['AE', 'GB', 'US']],
    ['en', 'uk', ['GB', 'UA']],
    ['en', 'USA', ['US']],
    ['es', 'espana', ['ES']],
    ['es', 'Germany', ['DE']],
    ['ar', 'تشيلي', ['CL']],
    ['ja', '日本', ['JP']],
    ['en', '56', ['CL']],
    ['en', 'nowhere', []],
  ])('are found in %s by %s', (language, query, expected) => {
    const isos = matching(countriesIn(language, everyCountry), query).map(({ iso }) => iso)
    expect(isos.sort()).toEqual(expected)
  })

  it('are guessed from the browser’s languages', () => {
    expect(guessCountry(someCountries, ['es-CL', 'en-US'])).toBe('CL')
    expect(guessCountry(someCountries, ['fr', 'de'])).toBe('DE')
    expect(guessCountry(someCountries, ['not a language', 'ja'])).toBeNull()
  })
})
