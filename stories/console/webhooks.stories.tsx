import type { Meta } from '@storybook/react-vite'
import type { Panels } from './panel.tsx'
import { failing, loading, readOnly, screen, story } from './stories-of.tsx'

export default { ...screen, title: 'Console/Webhooks' } satisfies Meta<typeof Panels>

const at = '/webhooks'

export const Data = story(at, 'data', 'Paused')
export const Empty = story(at, 'empty', 'No webhooks yet')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'Paused')
