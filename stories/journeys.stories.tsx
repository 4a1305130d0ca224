import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { type ScenarioName, scenarioNames } from '../sandbox/scenarios/scenarios.ts'
import { WhatsAppOnboarding, type WhatsAppOnboardingProps } from '../widget/index.ts'
import { serverUrl } from './sandbox/in-page.ts'
import type { PlayedLink } from './sandbox/played-server.ts'
import { playing, usePlayed } from './sandbox/use-played.ts'

interface Props extends Pick<WhatsAppOnboardingProps, 'theme' | 'locale' | 'onSuccess' | 'onFailure'> {
  scenario: ScenarioName
  types: PlayedLink['connection_types']
  /** Where the host provides numbers from. */
  countries?: string[]
}

/** The widget as customers have it, over a Meta of its own that lives in this page until the story is left. */
function Journey({ scenario, types, countries, ...props }: Props) {
  const ready = usePlayed(scenario, types, countries)
  return ready ? <WhatsAppOnboarding {...props} serverUrl={serverUrl} token="played" redirect="never" /> : null
}

/**
 * Whole signups, by hand or by themselves. The widget, its machine and its store are real; so are Meta's SDK, window, screens
 * and Graph as the sandbox plays them, all inside this page. Patchbay's server is played in memory, over its own Graph client.
 */
export default {
  title: 'Journeys',
  component: Journey,
  tags: ['!autodocs'], // one page has one Meta
  args: { scenario: 'default', types: ['coexistence', 'dedicated'], onSuccess: fn(), onFailure: fn() },
  argTypes: { scenario: { options: scenarioNames, control: 'select' } },
} satisfies Meta<typeof Journey>
type Story = StoryObj<typeof Journey>
type Play = NonNullable<Story['play']>
type Context = Parameters<Play>[0]

const patient = { timeout: 8_000 }

/** Goes through the widget's first steps and opens Meta's window: what a customer does, up to it. */
async function toPopup({ canvasElement }: Context, type: RegExp | null = /It is new/) {
  const canvas = within(canvasElement)
  if (type) {
    await userEvent.click(await canvas.findByRole('button', { name: 'Get started' }, patient))
    await userEvent.click(await canvas.findByRole('button', { name: type }, patient))
  }
  return openPopup(canvasElement)
}

/** Presses the button and gives back what is in the window that opens. */
async function openPopup(canvasElement: HTMLElement) {
  const press = async () => {
    const button = await within(canvasElement).findByRole('button', { name: 'Continue with Facebook' }, patient)
    await waitFor(() => expect(button).toBeEnabled(), patient)
    await userEvent.click(button)
  }
  await press()
  // Pressed before Facebook's script was there, it leads to the step that waits for the script.
  if (canvasElement.querySelector('[data-step=launch]')) await press()
  return within((await waitFor(metaDocument, patient)).body)
}

/** The document of the window, once Meta's first screen is in it. */
function metaDocument(): Document {
  const document = playing?.popup()?.document
  if (!document?.querySelector('main h1'))
    throw new Error('Meta’s window is not there: let this page open windows, then play the story again')
  return document
}

type Popup = ReturnType<typeof within>

/** Presses the buttons of that name, each once its screen is there. */
async function press(popup: Popup, ...names: (string | RegExp)[]) {
  for (const name of names) {
    const heading = popup.queryByRole('heading', { level: 1 })?.textContent
    ;(await popup.findByRole('button', { name }, patient)).click()
    await waitFor(() => {
      if (playing?.popup()?.closed) return
      expect(popup.queryByRole('heading', { level: 1 })?.textContent).not.toBe(heading)
    }, patient)
  }
}

const throughMeta = (popup: Popup) => press(popup, /^Continue as/, 'Next', 'Next', 'Next', 'Confirm', 'Finish')

const arrives = ({ canvasElement }: Context, step: string) =>
  waitFor(() => expect(canvasElement.querySelector(`.pb-root[data-step="${step}"]`)).toBeVisible(), patient)

/** From the first question to a connected number. */
export const AGoodDay: Story = {
  play: async (context) => {
    await throughMeta(await toPopup(context))
    await arrives(context, 'done')
    expect(context.args.onSuccess).toHaveBeenCalledWith(
      expect.objectContaining({ connection_type: 'dedicated', phone_number_id: expect.stringMatching(/^\d+$/) }),
    )
    expect(playing?.sandbox.control.calls().map(({ path }) => path)).toContain('/{phone}/register')
  },
}

/** The number stays in the app on the phone, and the cloud works beside it. */
export const InTheApp: Story = {
  args: { types: ['coexistence'] },
  play: async (context) => {
    const popup = await toPopup(context, null)
    await press(popup, /^Continue as/, 'Next')
    await userEvent.type(await popup.findByLabelText('Phone number'), '4155550142')
    await press(popup, 'Next', 'I scanned it', 'Next', 'Confirm', 'Finish')
    await arrives(context, 'done')
    expect(context.args.onSuccess).toHaveBeenCalledWith(expect.objectContaining({ connection_type: 'coexistence' }))
  },
}

/** A customer without a spare number gets one, bought while they wait; the code that Meta sends to it is shown beside its window. */
export const AProvidedNumber: Story = {
  args: { types: ['dedicated'], countries: ['BR', 'CA', 'CL', 'SE', 'US'] },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Get started' }, patient))
    await userEvent.click(await canvas.findByRole('option', { name: /^Chile/ }, patient))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    const number = (await canvas.findByText(/^\+56 9 /, {}, patient)).textContent as string

    const popup = await openPopup(context.canvasElement)
    await press(popup, /^Continue as/)
    await userEvent.click(await popup.findByRole('radio', { name: /Use a new or existing/ }))
    await userEvent.selectOptions(popup.getByLabelText('Country code'), 'CL')
    await userEvent.type(popup.getByLabelText('Phone number'), number.replace('+56', '').replaceAll(' ', ''))
    await press(popup, 'Next')
    const code = /\d{3}-\d{3}/.exec((await canvas.findByText(/^Your code:/, {}, patient)).textContent as string)?.[0]
    await userEvent.type(popup.getByLabelText('Verification code'), code as string)
    await press(popup, 'Next', 'Next', 'Next', 'Confirm', 'Finish')
    await arrives(context, 'done')
    expect(context.args.onSuccess).toHaveBeenCalledWith(
      expect.objectContaining({ display_phone_number: number.replaceAll(' ', ''), connection_type: 'dedicated' }),
    )
  },
}

/** There is none to be had in one country; the customer goes back and takes another. */
export const ACountryThatIsNotReady: Story = {
  args: { types: ['dedicated'], countries: ['BR', 'US'] },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Get started' }, patient))
    await userEvent.click(await canvas.findByRole('option', { name: /^Brazil/ }, patient))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Another country' }, patient))
    await userEvent.click(await canvas.findByRole('option', { name: /^United States/ }, patient))
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await waitFor(() => expect(canvas.getByText(/^\+1 /)).toBeVisible(), patient)
    expect(playing?.sandbox.control.calls()).toEqual([]) // Meta has not been asked yet
  },
}

/** Two-step verification was on before: the customer is asked for the PIN, and a wrong one is said to be wrong. */
export const ANumberWithAPin: Story = {
  args: { scenario: 'number-has-pin' },
  play: async (context) => {
    await throughMeta(await toPopup(context))
    await arrives(context, 'pin')
    const canvas = within(context.canvasElement)
    const field = () => canvas.findByRole('textbox', { name: 'Six-digit PIN' })
    await userEvent.type(await field(), '111222{Enter}')
    expect(await canvas.findByText(/That PIN was not right/, {}, patient)).toBeVisible()
    await userEvent.clear(await field())
    await userEvent.type(await field(), '482913{Enter}')
    await arrives(context, 'done')
  },
}

/** Too slow for Meta: the code has expired, and going through its window again helps. */
export const ACodeTooOld: Story = {
  args: { scenario: 'code-expired' },
  play: async (context) => {
    await throughMeta(await toPopup(context))
    await arrives(context, 'failed')
    expect(context.args.onFailure).toHaveBeenCalledWith({ code: 'code_expired', remedy: 'sign_again' })
    playing?.sandbox.control.play('default')
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with Facebook again' }, patient))
    await throughMeta(await openPopup(context.canvasElement))
    await arrives(context, 'done')
  },
}

/** Meta's window is left in the middle. */
export const CalledOff: Story = {
  play: async (context) => {
    const popup = await toPopup(context)
    await press(popup, /^Continue as/)
    popup.getByRole('button', { name: 'Cancel' }).click()
    await arrives(context, 'failed')
    expect(context.args.onFailure).toHaveBeenCalledWith({ code: 'signup_cancelled', remedy: 'sign_again' })
  },
}

/** Something in the browser keeps Facebook's script away. */
export const AScriptThatIsBlocked: Story = {
  args: { scenario: 'sdk-broken', types: ['dedicated'] },
  play: async (context) => {
    const canvas = within(context.canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue with Facebook' }, patient))
    await arrives(context, 'failed')
    expect(context.args.onFailure).toHaveBeenCalledWith({ code: 'sdk_blocked', remedy: 'open_in_browser' })
  },
}
