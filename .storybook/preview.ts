import type { Preview } from '@storybook/react-vite'
import { type ThemeName, themes } from '../stories/fixtures.ts'
import { pseudoWords } from '../stories/pseudo.ts'
import { languages } from '../widget/languages/index.ts'
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
  initialGlobals: { backgrounds: { value: 'day' }, language: '', theme: '' },
  globalTypes: {
    language: {
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: '', title: 'The story’s language' },
          ...languages.map((value) => ({
            value,
            title: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
          })),
          { value: 'pseudo', title: 'Ƥšéûðö, 40 % longer' },
        ],
      },
    },
    theme: {
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: '', title: 'The story’s theme' },
          ...Object.keys(themes).map((value) => ({ value, title: value })),
        ],
      },
    },
  },
  decorators: [
    (Story, { args, globals: { language, theme } }) =>
      Story({
        args: {
          ...args,
          ...(language === 'pseudo' ? { messages: pseudoWords } : language && { locale: language }),
          ...(theme && { theme: themes[theme as ThemeName] }),
        },
      }),
  ],
  tags: ['autodocs'],
} satisfies Preview
