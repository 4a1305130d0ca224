import type { Meta } from '@storybook/react-vite'
import type { Panels } from './panel.tsx'
import { failing, loading, readOnly, screen, story } from './stories-of.tsx'

export default { ...screen, title: 'Console/Deliveries' } satisfies Meta<typeof Panels>

const at = '/deliveries'

export const Data = story(at, 'data', 'setup_link.failed')
export const Empty = story(at, 'empty', 'Nothing was sent')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'setup_link.failed')
