import type { Preview } from '@storybook/react-vite'
import { themes } from '../stories/fixtures.ts'
import { languages } from '../widget/languages/index.ts'

const own = { value: '', title: 'The story’s own' }
const items = (names: Record<string, string>) => [
  own,
  ...Object.entries(names).map(([value, title]) => ({ value, title })),
]
type Menu = NonNullable<Preview['globalTypes']>[string]
type Icon = NonNullable<NonNullable<Menu['toolbar']>['icon']>
const menu = (title: string, icon: Icon, names: Record<string, string>): Menu => ({
  name: title,
  description: title,
  toolbar: { title, icon, dynamicTitle: true, items: items(names) },
})

const languageNames = Object.fromEntries(
  languages.map((language) => [
    language,
    new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language,
  ]),
)

/** What everything can be looked at in. `''`: as the story has it. */
export const globalTypes = {
  theme: menu('Theme', 'paintbrush', Object.fromEntries(Object.keys(themes).map((name) => [name, name]))),
  mode: menu('Light and dark', 'contrast', { light: 'Light', dark: 'Dark', auto: 'As the customer’s system has it' }),
  language: menu('Language', 'globe', { ...languageNames, pseudo: 'Ƥšéûðö, 40 % longer' }),
  direction: menu('Direction', 'transfer', { ltr: 'From the left', rtl: 'From the right' }),
  motion: menu('Motion', 'play', { full: 'With motion', reduced: 'Reduced motion' }),
  contrast: menu('High contrast', 'accessibility', { more: 'Forced colours' }),
}

export const initialGlobals = {
  ...Object.fromEntries(Object.keys(globalTypes).map((name) => [name, ''])),
  backgrounds: { value: 'day' },
}
