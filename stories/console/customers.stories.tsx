import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Customers' } satisfies Meta<typeof Panels>

const at = '/customers'

export const Data = story(at, 'data', 'Café Córdoba')
export const Empty = story(at, 'empty', 'No customers yet')
export const Loading = loading(at)
export const Failing = failing(at)
