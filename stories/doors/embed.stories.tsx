import type { Meta, StoryObj } from '@storybook/react-vite'
import { createElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import type { AnyTheme } from '../../widget/index.ts'
import '../../widget/embed.tsx'
import { serverUrl } from '../sandbox/in-page.ts'
import { usePlayed } from '../sandbox/use-played.ts'
import './doors.css'

const types = ['dedicated' as const]

/** A page whose own rules would reach into everything: they stop at the shadow tree. */
function Page({ theme, locale }: { theme?: AnyTheme; locale?: string }) {
  const ready = usePlayed('default', types)
  return (
    <div className="doors-loud">
      {ready
        ? createElement('whatsapp-onboarding', {
            'server-url': serverUrl,
            token: 'played',
            redirect: 'never',
            ...(locale && { locale }),
            ...(theme && { theme }), // React 19 sets properties where there are any
          })
        : null}
    </div>
  )
}

/** The widget for pages without React: `<whatsapp-onboarding>`. */
export default { title: 'Doors/Element', component: Page, tags: ['!autodocs'] } satisfies Meta<typeof Page>
type Story = StoryObj<typeof Page>

const inside = async (canvasElement: HTMLElement) =>
  waitFor(
    () => {
      const button = canvasElement.querySelector('whatsapp-onboarding')?.shadowRoot?.querySelector('.pb-button-primary')
      expect(button).toBeVisible()
      return button as HTMLButtonElement
    },
    { timeout: 8_000 },
  )

/** The page makes every button red and every heading huge; the widget stays as it is, its parts can be dressed. */
export const InALoudPage: Story = {
  play: async ({ canvasElement }) => {
    const button = await inside(canvasElement)
    expect(getComputedStyle(button).backgroundColor).toBe('rgb(34, 197, 94)')
    expect(getComputedStyle(button).letterSpacing, 'a ::part() of the page’s own').toBe('0.5px')
  },
}

export const InItsOwnColours: Story = {
  args: { theme: { primaryColor: '#4f46e5', companyName: 'Wind & Wool' }, locale: 'fr' },
  play: async ({ canvasElement }) => {
    const button = await inside(canvasElement)
    await waitFor(() => expect(getComputedStyle(button).backgroundColor).toBe('rgb(79, 70, 229)'))
    await waitFor(() => expect(button).toHaveTextContent('Continuer avec Facebook'))
  },
}
