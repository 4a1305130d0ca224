import { type Language, Session, type Theme } from '../../contract/index.ts'
import { type Deps, moment } from '../deps.ts'
import { latestAttempt } from '../store/attempts.ts'
import { findProject } from '../store/projects.ts'
import { noteOpened } from '../store/setup-links.ts'
import type { SetupLinkRow } from '../store/tables.ts'
import { isUnfinished, viewAttempt } from './attempt-view.ts'
import { reconnectNotice } from './reconnect.ts'
import { assertUsable } from './usable-link.ts'

/**
 * What the widget needs to begin, or to go on: a customer who left in the middle, even one whose link has run out
 * since, comes back to the attempt that is under way.
 *
 * @throws {Fault} `link_expired`, `link_revoked` or `already_used` when there is nothing to go on with
 */
export async function openSession(deps: Deps, link: SetupLinkRow): Promise<Session> {
  const { db, meta, now } = deps
  const latest = await latestAttempt(db, link.id)
  const unfinished = latest && isUnfinished(latest) ? latest : undefined
  if (!unfinished || link.status !== 'active') assertUsable(link, now())
  await noteOpened(db, link.id, moment(now()))

  const theme = themeOf(link)
  return Session.parse({
    link: {
      id: link.id,
      expires_at: link.expires_at,
      connection_types: JSON.parse(link.connection_types),
      language: link.language as Language | null,
      reconnect: await reconnectNotice(deps, link),
    },
    company_name: theme.company_name ?? (await findProject(db, link.project_id)).name,
    theme,
    meta,
    attempt: unfinished ? await viewAttempt(deps, link, unfinished) : null,
  })
}

export const themeOf = (link: SetupLinkRow): Theme => (link.theme ? JSON.parse(link.theme) : {})
