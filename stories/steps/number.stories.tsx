import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { held, night, oneCountry, providing, someCountries } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** The number that the host provides: being found, there, and not to be had. */
export default { ...view, title: 'Steps/Number' } satisfies Meta<typeof OnboardingView>

const ways = { 'Another country': { type: 'back' }, 'Use my own number': { type: 'own_number' } }
const state = { step: 'number', type: 'dedicated', country: 'CL', fault: null } as const

export const NumberFound: ViewStory = {
  args: { state: { ...state, session: providing(someCountries, held()) } },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    // What draws the number as people write it comes a moment later, and draws it anew.
    await waitFor(() => expect(canvas.getByText('+56 9 6123 4567')).toBeVisible())
    expect(canvas.getByText('Facebook will send it a code, which this page shows you.')).toBeVisible()
    expect(canvas.getByRole('button', { name: 'Copy the number' })).toBeVisible()
  },
}

/** A link of one country asks for none: the number comes after the type, and the way back leads there. */
export const NumberOfTheOnlyCountry: ViewStory = {
  args: {
    state: {
      ...state,
      country: 'US',
      session: providing(
        oneCountry,
        held({
          country_iso: 'US',
          source: 'pool',
          phone_number: '+14155550123',
          display_phone_number: '+1 415-555-0123',
        }),
      ),
    },
  },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    await waitFor(() => expect(canvas.getByText('+1 415-555-0123')).toBeVisible())
    expect(canvas.queryByRole('button', { name: 'Another country' })).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Back' }))
    expect(context.args.send).toHaveBeenLastCalledWith({ type: 'back' })
  },
}

export const NumberVerifiedAlready: ViewStory = {
  args: {
    state: {
      ...state,
      country: 'US',
      session: providing(
        oneCountry,
        held({
          country_iso: 'US',
          source: 'pool',
          preverified_id: '1',
          display_phone_number: '+1 415-555-0123',
        }),
      ),
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(await canvas.findByText('It is verified already: Facebook needs no code.')).toBeVisible()
    expect(canvas.getByRole('button', { name: 'Back' })).toBeVisible()
  },
}

export const NumberBeingFound: ViewStory = {
  args: { state: { ...state, session: providing(someCountries, held({ status: 'working', phone_number: null })) } },
  play: async (context) => {
    await shows('Finding your number', ways)(context)
    expect(context.canvasElement).toHaveTextContent('A new number from Chile. It takes a few seconds.')
  },
}

/** None is free there: another country, or one's own. */
export const NumberUnavailable: ViewStory = {
  args: { state: { ...state, fault: 'number_unavailable', session: providing(someCountries) } },
  play: shows('No number is free there', ways),
}

export const NumberUnavailableAnywhere: ViewStory = {
  args: { state: { ...state, fault: 'telephony_refused', session: providing(oneCountry) } },
  play: shows('We cannot get a number right now', { 'Use my own number': { type: 'own_number' } }),
}

export const NumberUnanswered: ViewStory = {
  args: { state: { ...state, fault: 'telephony_unavailable', session: providing(someCountries) } },
  play: shows('The phone company does not answer', { 'Try again': { type: 'retry' }, ...ways }),
}

export const NumberAtNight: ViewStory = {
  args: { ...NumberFound.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: async ({ canvasElement }) => {
    expect(await within(canvasElement).findByRole('heading', { name: 'Your new number' })).toBeVisible()
    expect(canvasElement.querySelector('.pb-card')).toHaveStyle({ backgroundColor: night.card_color })
  },
}

/** The number is read from the left in every language. */
export const NumberInArabic: ViewStory = {
  args: { ...NumberFound.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'رقمك الجديد' })
    expect(getComputedStyle(canvas.getByText('+56 9 6123 4567')).direction).toBe('ltr')
  },
}
