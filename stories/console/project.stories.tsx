import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Project' } satisfies Meta<typeof Panels>

const at = '/project'

export const Data = story(at, 'data', 'Where customers get help, or a new link')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'Settings')
