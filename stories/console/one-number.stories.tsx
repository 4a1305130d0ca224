import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/One number' } satisfies Meta<typeof Panels>

const at = '/numbers/106540352242921'

export const Data = story(at, 'data', 'The account does not send its webhooks to this app.')
export const Empty = story(at, 'empty', 'Nothing was written down yet.')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'The number')
