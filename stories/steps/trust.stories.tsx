import type { Meta } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { OnboardingView } from '../../widget/index.ts'
import { night, session } from '../fixtures.ts'
import { shows, type ViewStory, view } from '../view.ts'

/** One tap from the first screen: what the company may do with the number, and how it is taken back. */
export default { ...view, title: 'Steps/Trust' } satisfies Meta<typeof OnboardingView>

export const Trust: ViewStory = {
  args: { state: { step: 'trust', session } },
  play: async (context) => {
    await shows('What this allows', { Back: { type: 'back' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByText('Post on Facebook, or see what you do there.')).toBeVisible()
    expect(canvas.queryByRole('link')).toBeNull()
  },
}

/** A project that names its terms and its privacy policy. */
export const TrustWithTerms: ViewStory = {
  args: {
    state: {
      step: 'trust',
      session: {
        ...session,
        terms_url: 'https://acme.example/terms',
        privacy_url: 'https://acme.example/privacy',
      },
    },
  },
  play: async (context) => {
    await shows('What this allows', { Back: { type: 'back' } })(context)
    const canvas = within(context.canvasElement)
    expect(canvas.getByRole('link', { name: 'Terms' })).toHaveAttribute('href', 'https://acme.example/terms')
    expect(canvas.getByRole('link', { name: 'Privacy' })).toHaveAttribute('href', 'https://acme.example/privacy')
  },
}

export const TrustAtNight: ViewStory = {
  args: { ...Trust.args, theme: night },
  globals: { backgrounds: { value: 'night' } },
  play: shows('What this allows', { Back: { type: 'back' } }),
}
