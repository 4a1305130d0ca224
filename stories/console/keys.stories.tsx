import type { Meta } from '@storybook/react-vite'
import type { Panels } from './played/panel.tsx'
import { failing, loading, readOnly, screen, story } from './played/stories-of.tsx'

export default { ...screen, title: 'Console/Keys' } satisfies Meta<typeof Panels>

const at = '/keys'

export const Data = story(at, 'data', 'Who is signed in')
export const Loading = loading(at)
export const Failing = failing(at)
export const ReadOnly = readOnly(at, 'On call')
