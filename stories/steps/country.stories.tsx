import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { everyCountry, fiveCountries, night, providing, someCountries } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** Which country a new number shall be from. */
export default { ...view, title: 'Steps/Country' } satisfies Meta<typeof OnboardingView>

const back = { Back: { type: 'back' }, 'Use my own number': { type: 'own_number' } }

export const Country: ViewStory = {
  args: { state: { step: 'country', session: providing(someCountries), type: 'dedicated', country: 'CL' } },
  play: async (context) => {
    await shows('Where should your number be from?', { Continue: { type: 'next' }, ...back })(context)
    const canvas = within(context.canvasElement)
    const options = canvas.getAllByRole('option').map((option) => option.textContent)
    expect(options.slice(0, 3)).toEqual(['Chile +56Ready now', 'United States +1Ready now', 'Brazil +55Takes a moment'])
    expect(canvas.getByRole('option', { selected: true })).toHaveTextContent('Chile')
  },
}

/** The five of a host that sells in a few: all in sight, and those that are ready say so. */
export const CountryOfFive: ViewStory = {
  args: { state: { step: 'country', session: providing(fiveCountries), type: 'dedicated', country: 'US' } },
  play: async (context) => {
    await shows('Where should your number be from?', { Continue: { type: 'next' }, ...back })(context)
    const options = within(context.canvasElement).getAllByRole('option')
    expect(options.map((option) => option.textContent)).toEqual([
      ...['Chile +56Ready now', 'United States +1Ready now'],
      ...['Brazil +55Takes a moment', 'Mexico +52Takes a moment', 'Spain +34Takes a moment'],
    ])
  },
}

/** Nothing is chosen that the customer did not choose or the browser suggest. */
export const CountryUnknown: ViewStory = {
  args: {
    state: {
      step: 'country',
      session: providing([
        { iso: 'TV', instant: false },
        { iso: 'NU', instant: false },
      ]),
      type: 'dedicated',
      country: null,
    },
  },
  play: async (context) => {
    await shows('Where should your number be from?', back)(context)
    expect(within(context.canvasElement).getByRole('button', { name: 'Continue' })).toBeDisabled()
  },
}

/** With the keys alone: typing chooses the first that fits, arrows the others, and what is chosen is named to a screen reader. */
export const CountryByKeyboard: ViewStory = {
  args: { state: { step: 'country', session: providing(everyCountry), type: 'dedicated', country: null } },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const field = await canvas.findByRole('combobox', { name: 'Search by name or calling code' })
    expect(canvas.getAllByRole('option')).toHaveLength(249)
    await userEvent.type(field, 'united k')
    expect(canvas.getByText('Countries: 1')).toHaveAttribute('role', 'status')
    expect(args.send).toHaveBeenLastCalledWith({ type: 'choose_country', country: 'GB' })
    for (const [typed, iso] of [
      ['usa', 'US'],
      ['reunion', 'RE'],
      ['+56', 'CL'],
    ] as const) {
      await userEvent.clear(field)
      await userEvent.type(field, typed)
      expect(args.send).toHaveBeenLastCalledWith({ type: 'choose_country', country: iso })
    }
    await userEvent.clear(field)
    await userEvent.type(field, 'zzz')
    expect(canvas.getByRole('status')).toHaveTextContent('No country fits.')
    expect(args.send).toHaveBeenLastCalledWith({ type: 'choose_country', country: null })
    await userEvent.keyboard('{Escape}{ArrowUp}')
    expect(args.send).toHaveBeenLastCalledWith({ type: 'choose_country', country: 'ZW' })
  },
}

export const CountryAtNight: ViewStory = {
  args: { ...Country.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('Where should your number be from?', { Continue: { type: 'next' }, ...back }),
}

export const CountryInArabic: ViewStory = {
  args: { ...Country.args, locale: 'ar' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'من أي بلد تريد رقمك؟' })
    expect(canvas.getByRole('option', { selected: true })).toHaveTextContent('تشيلي')
  },
}
