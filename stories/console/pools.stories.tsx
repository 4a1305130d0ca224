import type { Meta } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Pools' } satisfies Meta<typeof Panels>

const at = '/pools'

export const Data = story(at, 'data', 'United States')
export const Empty = story(at, 'empty', 'No pools')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'United States')

const oneOpen = '/pools?pool=018f4e2a-0000-7000-8000-000000007000'

const put = (canvas: HTMLElement) => within(canvas).getAllByRole('button', { name: 'Put numbers in' })[0] as HTMLElement

/** Numbers come as people paste them from a table or a mail. */
export const Importing = story(oneOpen, 'data', /not in the telephony account/, async (canvas) => {
  await userEvent.click(put(canvas))
  const dialog = within(await within(document.body).findByRole('dialog', { name: 'Put numbers in' }))
  await userEvent.type(dialog.getByRole('textbox'), '+1 (415) 555-0140{Enter}+14155550143, 1060001')
  await userEvent.click(dialog.getByRole('button', { name: 'Put in' }))
  await waitFor(() => expect(within(document.body).queryByRole('dialog')).toBeNull())
  await userEvent.click(put(canvas))
  await userEvent.type(
    await within(document.body).findByRole('textbox', { name: /^One number a line/ }),
    '+14155550144',
  )
})
