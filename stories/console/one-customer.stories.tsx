import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/One customer' } satisfies Meta<typeof Panels>

const at = '/customers/018f4e2a-0000-7000-8000-000000000000'

export const Data = story(at, 'data', 'token exchange failed')
export const Empty = story(at, 'empty', 'None is connected.')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'Links')
