import type { Deps } from '../../deps.ts'
import type { OfApp } from '../../meta/apps.ts'
import { changeLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { Project } from '../../store/projects/tables.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, hour, toIso } from '../../time.ts'

/** How long after its project changed the app a page that was opened before still signs up with the app that it was told. */
const pageLife = hour

/** Adds the app that a link's page was opened with; before it is opened, that is the app of its project. */
export async function inAppOfLink<Given extends Pick<Deps, 'apps'>>(
  deps: Given,
  link: SetupLinkRow,
): Promise<Given & OfApp> {
  const { apps } = deps
  return { ...deps, ...(await (link.used_at === null ? apps.ofProject(link.project_id) : apps.of(link))) }
}

/**
 * The app that a session tells the page. A code is of use only to the app whose window made it, so a link stays with its app while a
 * signup is under way, and for an hour after its project changed to another one; then the page is told the new one.
 */
export async function appForSession(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  link: SetupLinkRow,
  { meta_app_id, meta_app_since }: Project,
  unfinished: AttemptRow | undefined,
): Promise<Pick<SetupLinkRow, 'meta_app_id'>> {
  if (link.used_at === null || link.meta_app_id === meta_app_id) return { meta_app_id }
  const stays = unfinished || toIso(now()) < toIso(addMs(new Date(meta_app_since ?? 0), pageLife))
  if (stays) return link
  await changeLink(db, link.id, { meta_app_id })
  return { meta_app_id }
}
