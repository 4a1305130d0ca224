import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, within } from 'storybook/test'
import type { AnswersInput, AnswersSaved } from '../contract/index.ts'
import { OnboardingView } from '../widget/index.ts'
import type { Keep } from '../widget/work/answers.ts'

/** One state of the widget, standing still: the view alone, with nothing behind it. Every story of a step begins with it. */
export const view = {
  component: OnboardingView,
  args: {
    state: { step: 'loading' },
    sdk: 'ready',
    locale: 'en',
    leaving: true,
    linkUrl: 'https://connect.example.com/s/018f4e2a.token',
    send: fn(),
    launch: fn(),
    here: fn(),
    focusPopup: fn(),
  },
} satisfies Meta<typeof OnboardingView>

/** A server that keeps whatever it is given. */
export const saved = fn(async (_step: string, { status }: AnswersInput): Promise<AnswersSaved> => {
  const launch = { config_id: '2000000000000002', extras: {} }
  return { status, launch: { coexistence: launch, dedicated: launch }, number: null, warnings: [] }
})

/** The same, as the widget reaches it. */
export const answers = async (): Promise<Keep> => ({
  kept: new Map(),
  ended: {},
  save: saved,
  said: () => undefined,
  rest: async () => undefined,
  flush() {},
  unsaved() {},
})

export type ViewStory = StoryObj<typeof view>
export type Play = NonNullable<ViewStory['play']>

/** A picture as an address: what a theme's `logo_url` would name, with nothing to load. */
export const picture = (width: number, height: number, inside: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`)}`

/** Checks the heading, and that each button sends what it says: there are these and no others. */
export const shows =
  (title: string | RegExp, buttons: Record<string, object | 'launch' | 'focusPopup' | 'stay'> = {}): Play =>
  async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: title })
    expect(canvasElement.querySelector('[data-step]')).toHaveAttribute('data-step', args.state.step)
    expect(
      canvas
        .queryAllByRole('button')
        .filter((button) => !(button as HTMLButtonElement).disabled && !button.hasAttribute('data-aside')),
    ).toHaveLength(Object.keys(buttons).length)
    for (const [name, told] of Object.entries(buttons)) {
      await userEvent.click(canvas.getByRole('button', { name }))
      if (told === 'stay') expect(args.stay?.stop).toHaveBeenCalledTimes(1)
      else if (typeof told === 'string') expect(args[told as 'launch']).toHaveBeenCalledTimes(1)
      else expect(args.send).toHaveBeenLastCalledWith(told)
    }
  }
