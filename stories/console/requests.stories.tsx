import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Requests' } satisfies Meta<typeof Panels>

const at = '/requests'

export const Data = story(at, 'data', 'invalid_request')
export const Empty = story(at, 'empty', 'No requests like that')
export const Loading = loading(at)
export const Failing = failing(at)
