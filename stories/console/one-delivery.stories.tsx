import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/One delivery' } satisfies Meta<typeof Panels>

const at = '/deliveries/018f4e2a-0000-7000-8000-000000003000'

/** Scripts, text from right to left and 100 kB are text like any other. */
export const Data = story(at, 'data', 'Body as sent', async (canvas) => {
  const bodies = within(canvas).getAllByRole('region', { name: 'The body that was sent' })
  for (const body of bodies) {
    expect(body).toHaveTextContent('<script>alert(document.domain)</script>')
    expect(body.querySelector('script, img')).toBeNull()
  }
  const [more] = within(canvas).getAllByRole('button', { name: /^Show [\d,]+ more characters$/ })
  await userEvent.click(more as HTMLElement)
  expect(bodies[0]?.textContent?.length).toBeGreaterThan(100_000)
})
export const Empty = story(at, 'empty', 'No answer was kept.')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'Body as sent')
