import { camel, type LinkWarning, type Steps, themeCorrections } from '../../../contract/index.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { prefillOf } from './link-options.ts'
import { prefillWarnings } from './prefill-warnings.ts'
import { themeOf } from './theme.ts'

/**
 * Warnings about a link, added to the answer that creates it. The field is left out when there are none, so that a strict client
 * meets no field that it does not know. The link keeps the colours it was given; the widget shows corrected ones.
 */
export function linkWarnings(link: SetupLinkRow): { warnings?: LinkWarning[] } {
  const warnings = themeCorrections(themeOf(link)).map(({ property, given, used, on, ratio, least }) => ({
    property: link.dialect === 'admin' ? `themeConfig.${camel(property)}` : `theme_config.${property}`,
    message: `${given} on ${on} has a contrast of ${ratio}:1, text needs ${least}:1; ${used} is shown in its place`,
  }))
  const prefill = prefillOf(link)
  if (prefill) warnings.push(...prefillWarnings(prefill, link.dialect))
  warnings.push(...hostStepWarnings(link.steps && JSON.parse(link.steps)))
  return warnings.length ? { warnings } : {}
}

/** Nothing of the host's runs on the hosted page: a step that only the host's own page shows is passed there. */
const hostStepWarnings = (steps: Steps | null): LinkWarning[] =>
  (['before', 'after'] as const).flatMap((part) =>
    (steps?.[part] ?? []).flatMap((step, at) =>
      step.kind === 'host' && !step.url
        ? [
            {
              property: `steps.${part}.${at}.url`,
              message: `The hosted page passes the step ${step.id}, because it has no url to send the customer to; only a widget in your page can show it`,
            },
          ]
        : [],
    ),
  )
