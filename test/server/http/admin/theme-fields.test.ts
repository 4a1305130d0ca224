import { expect, it } from 'vitest'
import { AdminSetupLinkCreate } from '../../../../contract/index.ts'
import { shownOptions, wantedLink } from '../../../../server/http/admin/link-fields.ts'
import { defaultOptions, withOptions } from '../../../../server/use-cases/links/link-options.ts'

it('takes a whole theme in camelCase, keeps it in the contract’s spelling, and gives it back as it came', () => {
  const themeConfig = {
    primaryColor: '#10b981',
    buttonBorderRadius: 4,
    layout: 'split' as const,
    dark: { cardColor: '#111111', mutedTextColor: '#bbbbbb' },
    messages: { es: { welcome_text: 'Hola' } },
  }
  const wanted = wantedLink(AdminSetupLinkCreate.parse({ themeConfig: { ...themeConfig, radius: null } }))
  expect(wanted.theme_config).toEqual({
    primary_color: '#10b981',
    button_border_radius: 4,
    layout: 'split',
    dark: { card_color: '#111111', muted_text_color: '#bbbbbb' },
    messages: { es: { welcome_text: 'Hola' } },
  })
  expect(shownOptions(withOptions(defaultOptions, wanted)).themeConfig).toEqual(themeConfig)
})
