import { camel, type LinkWarning, themeCorrections } from '../../../contract/index.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { prefillOf } from './link-options.ts'
import { prefillWarnings } from './prefill-warnings.ts'
import { themeOf } from './theme.ts'

/**
 * Warnings about a link, added to the answer that creates it. The field is left out when there are none, so that a strict client
 * meets no field that it does not know. The link keeps the colours it was given; the widget shows corrected ones.
 */
export function linkWarnings(link: SetupLinkRow): { warnings?: LinkWarning[] } {
  const warnings = themeCorrections(themeOf(link)).map(({ property, given, used, on, ratio }) => ({
    property: link.dialect === 'admin' ? `themeConfig.${camel(property)}` : `theme_config.${property}`,
    message: `${given} on ${on} has a contrast of ${ratio}:1, text needs 4.5:1; ${used} is shown in its place`,
  }))
  const prefill = prefillOf(link)
  if (prefill) warnings.push(...prefillWarnings(prefill, link.dialect))
  return warnings.length ? { warnings } : {}
}
