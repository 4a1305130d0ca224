import type { Preview } from '@storybook/react-vite'
import { wardrobe } from '../stories/fixtures.ts'
import { pseudoWords } from '../stories/pseudo.ts'
import { Around } from './surroundings.tsx'
import { globalTypes, initialGlobals } from './toolbar.ts'
import '../widget/styles.css'

export default {
  parameters: {
    layout: 'padded',
    // A violation fails the story, and with it the tests.
    a11y: {
      test: 'error',
      options: {
        // Tests need no list of all that passes; making it takes longer than looking.
        ...(import.meta.env.VITEST_STORYBOOK && { resultTypes: ['violations'] }),
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
      // A story is a part of a page: landmarks and the first heading are the page's.
      config: {
        rules: [
          { id: 'region', enabled: false },
          { id: 'page-has-heading-one', enabled: false },
          { id: 'landmark-one-main', enabled: false },
        ],
      },
    },
    backgrounds: { options: { day: { name: 'Day', value: '#f8fafc' }, night: { name: 'Night', value: '#0b0b14' } } },
    viewport: {
      options: {
        small: { name: 'Small phone', styles: { width: '320px', height: '640px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
        tablet: { name: 'Tablet', styles: { width: '768px', height: '1024px' } },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '800px' } },
      },
    },
    options: {
      storySort: {
        // A literal: Storybook reads it without running this file. `test/stories/order.test.ts` compares it with the flow.
        order: [
          'Start here',
          'Theme studio',
          'Journeys',
          'Steps',
          [
            'Loading',
            'Welcome',
            'Trust',
            'Type',
            'Country',
            'Number',
            'Asking',
            'Launch',
            'Handoff',
            'Popup',
            'Finishing',
            'Pin',
            'Waiting',
            'Done',
            'Failed',
          ],
          'Faults',
          'Languages',
          'Doors',
          'Step editor',
          'Console',
          'About',
          ['What it is', 'Tokens', 'Anatomy', 'Words and tone', 'Do and don’t', 'Handing a theme over'],
        ],
      },
    },
  },
  initialGlobals,
  globalTypes,
  decorators: [
    (Story, { args, globals: { language, theme, mode, direction, motion, contrast } }) => {
      const dressed = { ...(args.theme as object), ...(theme && wardrobe[theme as keyof typeof wardrobe]) }
      return (
        <Around {...{ direction, motion, contrast }}>
          {Story({
            args: {
              ...args,
              ...(language === 'pseudo' ? { messages: pseudoWords } : language && { locale: language }),
              ...((theme || mode) && { theme: { ...dressed, ...(mode && { color_scheme: mode }) } }),
            },
          })}
        </Around>
      )
    },
  ],
  tags: ['autodocs'],
} satisfies Preview
