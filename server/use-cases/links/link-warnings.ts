import { camel, type LinkWarning, type Steps, type Theme, themeCorrections } from '../../../contract/index.ts'
import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findProject } from '../../store/projects/projects.ts'
import { prefillOf } from './link-options.ts'
import { prefillWarnings } from './prefill-warnings.ts'
import { supportWarnings } from './support-url.ts'
import { themeOf } from './theme.ts'

/**
 * Warnings about a link, added to the answer that creates it. The field is left out when there are none, so that a strict client
 * meets no field that it does not know. The link keeps the colours it was given; the widget shows corrected ones.
 */
export async function linkWarnings(db: Db, link: SetupLinkRow): Promise<{ warnings?: LinkWarning[] }> {
  const name = (property: string) =>
    link.dialect === 'admin' ? `themeConfig.${camel(property)}` : `theme_config.${property}`
  const project = link.theme ? await findProject(db, link.project_id) : undefined
  const theme = project && themeOf(link, project)
  const warnings = theme ? themeWarnings(theme, name, JSON.parse(link.theme as string)) : []
  const prefill = prefillOf(link)
  if (prefill) warnings.push(...prefillWarnings(prefill, link.dialect))
  warnings.push(...hostStepWarnings(link.steps && JSON.parse(link.steps)))
  warnings.push(...(await supportWarnings(db, link.project_id, project)))
  return warnings.length ? { warnings } : {}
}

/** The colours of a theme that nobody could have read, of those in `given`; `name` is how the caller writes a property. */
export const themeWarnings = (theme: Theme, name: (property: string) => string, given = theme): LinkWarning[] =>
  themeCorrections(theme)
    .filter(({ property }) => (property.split('.')[0] as string) in given)
    .map(({ property, given, used, on, ratio, least }) => ({
      property: name(property),
      message: `${given} on ${on} has a contrast of ${ratio}:1, text needs ${least}:1; ${used} is shown in its place`,
    }))

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
