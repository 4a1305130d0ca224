import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Theme } from '../../contract/theme/theme.ts'
import { moves } from '../../widget/moves.ts'
import { Review } from './review.tsx'
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

/** The address keeps what another story made. */
const withoutAddress = () => window.top?.history.replaceState(null, '', window.top.location.href.replace(/#.*/, ''))

/** Whatever the address brings: every state is there as the export has it, and nothing of it can be pressed. */
export const Studio_: Story = {
  name: 'Studio',
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const states = Object.keys(moves)
    expect(await canvas.findByRole('heading', { name: 'As exported, light, phone, English' })).toBeVisible()
    await waitFor(
      () => expect(canvasElement.querySelectorAll('[data-board] .pb-title')).toHaveLength(states.length - 1),
      { timeout: 10_000 },
    )
    const shown = [
      ...canvasElement.querySelectorAll<HTMLElement>('[data-board="exported light phone ltr"] [data-shown]'),
    ]
    expect(shown.map(({ dataset }) => dataset.shown)).toEqual(states)
    expect(shown.every((frame) => frame.querySelector('.studio-page[inert]'))).toBe(true)
  },
}

/** For whoever is asked whether it is good: nothing to change, and what does not pass is said. */
export const Review_: Story = {
  name: 'Review',
  render: () => <Review />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    expect(canvas.getByRole('heading', { name: 'A theme to look at' })).toBeVisible()
    expect(canvas.getByText(/^Contrast: all \d+ pairs pass\.$/)).toBeVisible()
    expect(canvasElement.querySelector('button:not(.studio-page *)')).toBeNull()
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-shown]')).toHaveLength(Object.keys(moves).length))
  },
}

/** White on yellow, as a brand may come: what fails is mended in one press, and the brand’s own colour stays. */
export const APaleBrand: Story = {
  tags: ['!dev'],
  beforeEach: withoutAddress,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const pasted = '{"themeConfig":{"primaryColor":"#facc15","primaryForegroundColor":"#ffffff","companyName":"Solé"}}'
    await userEvent.click(canvas.getByLabelText(/From CSS, JSON/))
    await userEvent.paste(pasted)
    await userEvent.click(canvas.getByRole('button', { name: 'Use it' }))
    expect(await canvas.findByText(/^1 of \d+ fail$/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: /^Use #.* for The main button$/ }))
    expect(await canvas.findByText(/^All \d+ pass$/)).toBeVisible()
    expect(canvas.getByText(/exempt: they decorate/)).toBeVisible()
    const code = canvas.getByLabelText<HTMLTextAreaElement>('The theme as theme_config')
    const written = () => Theme.parse(JSON.parse(code.value).theme_config)
    expect(written()).toMatchObject({ primary_color: '#facc15', company_name: 'Solé' })
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }))
    expect(await canvas.findByText(/^1 of \d+ fail$/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Redo' }))
    expect(await canvas.findByText(/^All \d+ pass$/)).toBeVisible()

    // The code can be written in, and says what is wrong with it.
    await userEvent.clear(code)
    await userEvent.click(code)
    await userEvent.paste('{"theme_config":{"primary_color":"#0f766e","radius":99}}')
    expect(await canvas.findByText(/^radius must be a number of pixels/)).toBeVisible()
    await userEvent.clear(code)
    await userEvent.paste('{"theme_config":{"primary_color":"#0f766e","radius":9}}')
    await userEvent.click(canvas.getByRole('heading', { name: 'Hand over' }))
    await waitFor(() => expect(written()).toEqual({ primary_color: '#0f766e', radius: 9 }))
  },
}

/** A logo in one act: a whole theme in light and dark, tuned, turned down; and what becomes of the file. */
export const FromALogo: Story = {
  tags: ['!dev'],
  beforeEach: withoutAddress,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const logo =
      '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="64"><rect width="64" height="64" fill="#f97316"/><path d="M84 20h140v24H84z" fill="#1e3a8a"/></svg>'
    const file = new File([logo], 'logo.svg', { type: 'image/svg+xml' })
    const code = canvas.getByLabelText<HTMLTextAreaElement>('The theme as theme_config')
    const before = code.value
    await userEvent.upload(canvas.getByLabelText(/From a logo or a picture/), file)
    expect(await canvas.findByText(/^2 colours in logo.svg/)).toBeVisible()
    const written = () => Theme.parse(JSON.parse(code.value).theme_config)
    expect(written()).toMatchObject({ primary_color: '#f97316', color_scheme: 'auto' })
    expect(await canvas.findByText(/^All \d+ pass$/)).toBeVisible()
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-board^=exported]')).toHaveLength(2))

    await userEvent.click(canvas.getByRole('button', { name: 'Turn it down' }))
    await waitFor(() => expect(code.value).toBe(before))
    await userEvent.upload(canvas.getByLabelText(/From a logo or a picture/), file)
    await userEvent.click(await canvas.findByRole('button', { name: 'Main: #1e3a8a' }))
    await userEvent.click(canvas.getByRole('radio', { name: 'A dark theme' }))
    expect(await canvas.findByText(/^All \d+ pass$/)).toBeVisible()
    expect(written()).toMatchObject({ primary_color: '#1e3a8a', color_scheme: 'dark' })

    // No export can hold the file, and the board that shows the export does not pretend that it did.
    expect(canvas.getByRole('note')).toHaveTextContent('The logo is not in what you copy.')
    await waitFor(() =>
      expect(canvasElement.querySelectorAll('[data-board="exported dark phone ltr"]')).toHaveLength(1),
    )
    expect(canvasElement.querySelector('[data-board^=exported] img')).toBeNull()
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Dark' }))
    await waitFor(() => expect(canvasElement.querySelector('[data-board^=dark] img')).not.toBeNull())
    const tried = [...canvasElement.querySelectorAll<HTMLElement>('[data-board="dark phone ltr"] [data-shown]')]
    expect(tried.map(({ dataset }) => dataset.shown)).toEqual(Object.keys(moves))

    await userEvent.click(canvas.getByRole('radio', { name: 'Before' }))
    expect(await canvas.findByRole('heading', { name: /^Before: As exported, light/ })).toBeVisible()
  },
}
