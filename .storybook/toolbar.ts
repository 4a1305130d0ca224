import type { Preview } from '@storybook/react-vite'
import { languageCodes, languageTitles } from '../contract/languages.ts'
import { wardrobe } from '../stories/fixtures.ts'

type Menu = NonNullable<Preview['globalTypes']>[string]
type Icon = NonNullable<NonNullable<Menu['toolbar']>['icon']>
/** The bar shows what is chosen, or what can be: `title` where nothing is. */
const menu = (title: string, icon: Icon, names: Record<string, string>): Menu => ({
  name: title,
  description: title,
  toolbar: {
    ...{ title, icon, dynamicTitle: true },
    items: [
      { value: '', title, right: 'the story’s own' },
      ...Object.entries(names).map(([value, name]) => ({ value, title: name })),
    ],
  },
})

const languageNames = Object.fromEntries(languageCodes.map((language) => [language, languageTitles[language].name]))

/** What everything can be looked at in. `''`: as the story has it. */
export const globalTypes = {
  theme: menu('Theme', 'paintbrush', Object.fromEntries(Object.keys(wardrobe).map((name) => [name, name]))),
  mode: menu('Mode', 'contrast', { light: 'Light', dark: 'Dark', auto: 'As the customer’s system has it' }),
  language: menu('Language', 'globe', { ...languageNames, pseudo: 'Ƥšéûðö, 40 % longer' }),
  direction: menu('Direction', 'transfer', { ltr: 'From the left', rtl: 'From the right' }),
  motion: menu('Motion', 'play', { full: 'With motion', reduced: 'Reduced motion' }),
  contrast: menu('Contrast', 'accessibility', { more: 'Forced colours' }),
}

export const initialGlobals = {
  ...Object.fromEntries(Object.keys(globalTypes).map((name) => [name, ''])),
  backgrounds: { value: 'day' },
}
