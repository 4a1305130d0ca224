import type { Preview } from '@storybook/react-vite'
import '../widget/styles.css'

export default {
  parameters: {
    layout: 'padded',
    // A violation fails the story, and with it the tests.
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
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
  },
  initialGlobals: { backgrounds: { value: 'day' } },
  tags: ['autodocs'],
} satisfies Preview
