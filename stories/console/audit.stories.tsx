import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Audit' } satisfies Meta<typeof Panels>

const at = '/audit'

export const Data = story(at, 'data', 'setup link: revoked')
export const Empty = story(at, 'empty', 'Nothing like that was written down')
export const Loading = loading(at)
export const Failing = failing(at)
