import type { Language, LanguageCode, Session } from '../../../contract/index.ts'
import { emitLink } from '../../delivery/emit.ts'
import type { Deps } from '../../deps.ts'
import { inApp } from '../../meta/apps.ts'
import type { Db } from '../../store/database/tables.ts'
import { addLinkEvent } from '../../store/links/link-events.ts'
import { findLink, linkStatus, noteOpened } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { policyOf } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'
import { findAttempt } from '../../store/signup/attempts.ts'
import type { Opening } from '../../store/signup/openings.ts'
import { toIso } from '../../time.ts'
import { appForSession } from '../links/app-of-link.ts'
import { choiceOf } from '../links/keep-choice.ts'
import { launchesOf } from '../links/launch.ts'
import { launchedBy, windowPage } from '../links/launched-by.ts'
import { reconnectNotice } from '../links/reconnect.ts'
import { lookOf, themeOf } from '../links/theme.ts'
import { assertUsable } from '../links/usable-link.ts'
import { viewReservation } from '../provisioning/number-view.ts'
import { provisioningOf } from '../provisioning/provisioning.ts'
import { heldNumber } from '../provisioning/reserve-number.ts'
import { answeredPrefill } from '../steps/answered-prefill.ts'
import { stepsOfSession } from '../steps/session-steps.ts'
import { isUnfinished, viewAttempt } from './attempt-view.ts'

interface Asked {
  /** The language that the customer's browser asks for. */
  language: () => LanguageCode | undefined
  /** Whether the page is on a custom host of the project. */
  custom: boolean
}

/**
 * What the widget needs to begin, or to continue: a customer who left in the middle comes back to the attempt that is under way,
 * even when the link has expired since.
 *
 * @throws {Fault} `link_expired`, `link_revoked` or `already_used` when there is no attempt to continue
 */
export async function openSession(
  given: Deps,
  { link, project, latestAttempt }: Opening,
  { language, custom }: Asked,
): Promise<Session> {
  const { db, now, publicUrl } = given
  const latest = latestAttempt === null ? undefined : await findAttempt(db, link.id, latestAttempt)
  const unfinished = latest && isUnfinished(latest) ? latest : undefined
  if (!unfinished || link.status !== 'active') assertUsable(link, now())
  const begun = link.used_at === null ? await begin(given, link, { ...project, language: language() }) : link
  const app = await appForSession(given, link, project, unfinished)
  const deps = await inApp(given, app)

  const theme = themeOf(link, project)
  const { support_url, terms_url, privacy_url } = policyOf(project)
  const reservation = link.provision_phone_number ? await heldNumber(deps, link) : undefined
  return {
    link: {
      id: link.id,
      expires_at: link.expires_at,
      connection_types: JSON.parse(link.connection_types),
      language: link.language as Language | null,
      reconnect: await reconnectNotice(deps, link),
    },
    company_name: theme.company_name ?? project.name,
    support_url,
    terms_url,
    privacy_url,
    theme,
    look: lookOf(theme),
    meta: {
      ...deps.meta,
      ...launchesOf(deps, link, await answeredPrefill(deps, begun)),
      window: launchedBy(link, project, custom) === 'redirect' ? windowPage(publicUrl) : null,
    },
    attempt: unfinished ? await viewAttempt(deps, link, unfinished) : null,
    provisioning: await provisioningOf(deps, link),
    number: reservation ? await viewReservation(deps, begun, reservation) : null,
    choice: choiceOf(begun),
    next: link.next && JSON.parse(link.next),
    ...(await stepsOfSession(deps, begun)),
  }
}

/** Marks the link as opened. @returns the link with the steps that its customer is asked from now on */
async function begin({ db, now }: Deps, link: SetupLinkRow, project: Beginning): Promise<SetupLinkRow> {
  const begun_steps = link.steps ?? project.steps
  if (await db.transaction().execute((tx) => opened(tx, now(), link, { ...project, begun_steps })))
    return { ...link, begun_steps }
  return (await findLink(db, link.id)) ?? link
}

/** `language` is that of the browser, where the customer reads one that the link does not set. */
type Beginning = Project & { language: LanguageCode | undefined }
type Begun = Pick<Beginning, 'meta_app_id' | 'language'> & Pick<SetupLinkRow, 'begun_steps'>

/** @returns false when another session was the first */
async function opened(
  tx: Db,
  now: Date,
  link: SetupLinkRow,
  { meta_app_id, begun_steps, language }: Begun,
): Promise<boolean> {
  if (!(await noteOpened(tx, link.id, { used_at: toIso(now), meta_app_id, begun_steps }))) return false
  await addLinkEvent(tx, now, link, 'opened', { language: link.language ?? language })
  const { setup_status: whatsapp_setup_status, setup_error: whatsapp_setup_error } = link
  await emitLink(tx, now, 'setup_link.opened', link, {
    status: linkStatus(link, toIso(now)),
    whatsapp_setup_status,
    whatsapp_setup_error,
  })
  return true
}
