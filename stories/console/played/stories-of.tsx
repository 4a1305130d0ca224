import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { Mood } from './api.ts'
import { Panels, standStill } from './panel.tsx'

/** What every story of a screen begins with. */
export const screen = {
  component: Panels,
  tags: ['!autodocs'],
  beforeEach: standStill,
  parameters: {
    layout: 'fullscreen',
    // A story shows a screen twice, by day and by night: each landmark and heading is there twice.
    a11y: {
      config: {
        rules: [
          ...['region', 'page-has-heading-one', 'landmark-one-main', 'landmark-unique', 'heading-order'].map((id) => ({
            id,
            enabled: false,
          })),
        ],
      },
    },
  },
} satisfies Partial<Meta<typeof Panels>>

export type ScreenStory = StoryObj<typeof Panels>

type Check = (canvas: HTMLElement) => Promise<void>

/** A screen in one mood of the server, and some words that are there by day and by night. */
export const story = (at: string, mood: Mood, words: string | RegExp, check?: Check): ScreenStory => ({
  args: { at, mood },
  play: async ({ canvasElement }) => {
    const panels = [...canvasElement.querySelectorAll<HTMLElement>('.panel')]
    expect(panels).toHaveLength(2)
    for (const panel of panels)
      await waitFor(() => expect(within(panel).getAllByText(words)[0]).toBeVisible(), { timeout: 5_000 })
    await check?.(canvasElement)
  },
})

export const loading = (at: string): ScreenStory => ({
  args: { at, mood: 'loading' },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(within(canvasElement).getAllByRole('status', { name: 'Loading' }).length).toBeGreaterThan(1),
    )
  },
})

export const failing = (at: string) => story(at, 'failing', 'The database does not answer.')

/** What a key that may only read sees: buttons that copy or turn pages, and none that acts. */
export const readOnly = (at: string, words: string): ScreenStory => {
  const { play } = story(at, 'data', words, async (canvas) => {
    const acts = within(canvas)
      .queryAllByRole('button')
      .filter(
        (button) =>
          !button.closest('[inert]') &&
          !/^(Copy|Show|Next|First)/.test(button.getAttribute('aria-label') ?? button.textContent ?? ''),
      )
    expect(acts.map(({ textContent }) => textContent)).toEqual([])
    for (const field of canvas.querySelectorAll('fieldset')) expect(field).toBeDisabled()
  })
  return { args: { at, mood: 'data', role: 'read' }, ...(play && { play }) }
}
