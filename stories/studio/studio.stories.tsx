import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Theme } from '../../contract/theme/theme.ts'
import { moves } from '../../widget/moves.ts'
import { Studio } from './studio.tsx'

/** A page of its own: from a logo and two colours to a theme that a developer can paste. */
export default {
  title: 'Theme studio',
  component: Studio,
  parameters: {
    layout: 'fullscreen',
    // A sample shows what fails, and the states on the board are pictures whose own stories axe has seen.
    a11y: { context: { exclude: ['.studio-sample', '.studio-page'] } },
  },
  tags: ['!autodocs'],
} satisfies Meta<typeof Studio>

type Story = StoryObj<typeof Studio>

/** Whatever the address brings: every state is there, in light and in dark, and nothing of it can be pressed. */
export const Studio_: Story = {
  name: 'Studio',
  play: async ({ canvasElement }) => {
    const states = Object.keys(moves)
    await waitFor(
      () => expect(canvasElement.querySelectorAll('[data-board] .pb-title')).toHaveLength(2 * (states.length - 1)),
      { timeout: 10_000 },
    )
    for (const scheme of ['light', 'dark']) {
      const shown = [...canvasElement.querySelectorAll<HTMLElement>(`[data-board="${scheme} phone ltr"] [data-shown]`)]
      expect(shown.map(({ dataset }) => dataset.shown)).toEqual(states)
      expect(shown.every((frame) => frame.querySelector('.studio-page[inert]'))).toBe(true)
    }
  },
}

/** White on yellow, as a brand may come: what fails is mended in one press, and the brand’s own colour stays. */
export const APaleBrand: Story = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const pasted = '{"themeConfig":{"primaryColor":"#facc15","primaryForegroundColor":"#ffffff","companyName":"Solé"}}'
    await userEvent.click(canvas.getByLabelText(/From CSS, JSON/))
    await userEvent.paste(pasted)
    await userEvent.click(canvas.getByRole('button', { name: 'Use it' }))
    expect(await canvas.findByText('1 of 7 fail')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: /^Use #.* for The main button$/ }))
    expect(await canvas.findByText('All 7 pass')).toBeVisible()
    const { value } = canvas.getByLabelText<HTMLTextAreaElement>('The theme as theme_config')
    expect(Theme.parse(JSON.parse(value).theme_config)).toMatchObject({
      primary_color: '#facc15',
      company_name: 'Solé',
    })
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }))
    expect(await canvas.findByText('1 of 7 fail')).toBeVisible()
  },
}
