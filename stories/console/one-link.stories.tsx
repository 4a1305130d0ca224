import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/One link' } satisfies Meta<typeof Panels>

const at = '/links/018f4e2a-0000-7000-8000-000000001010'

export const Data = story(at, 'data', 'Failed: code expired')
export const Empty = story(at, 'empty', 'Nothing has happened yet')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'Failed: code expired')
