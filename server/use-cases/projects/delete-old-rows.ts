import type { Deps } from '../../deps.ts'
import { forgetSessions } from '../../store/console/sessions.ts'
import { forgetTickets } from '../../store/console/tickets.ts'
import { deleteSomeOld, deleteSomeOldOf } from '../../store/database/old-rows.ts'
import { forgetDomains } from '../../store/domains/domains.ts'
import { forgetPrefill } from '../../store/links/setup-links.ts'
import { forgetBudgets } from '../../store/numbers/budgets.ts'
import { forgetAnswers } from '../../store/projects/idempotency.ts'
import { listProjects } from '../../store/projects/projects.ts'
import { forgetLedger } from '../../store/signup/ledger.ts'
import { forgetNews } from '../../store/signup/meta-news.ts'
import { forgetRedirects } from '../../store/signup/redirects.ts'
import { forgetShared } from '../../store/signup/shared-accounts.ts'
import { forgetStepAnswers } from '../../store/steps/step-answers.ts'
import { addMs, day, toIso } from '../../time.ts'

/** How many days rows are kept that would otherwise grow without limit. */
export interface Kept {
  /** The journeys of links, and attempts that connected no number. */
  journeys: number | 'forever'
  auditLog: number | 'forever'
  /** What customers answered to the steps of a link. */
  answers: number | 'forever'
}

export const keptByDefault: Kept = { journeys: 90, auditLog: 400, answers: 90 }

/** The delivery log is kept a little longer than its longest `period`. */
const deliveries = 35

/** Long enough to look into what went wrong; a busy backend writes millions of them. */
const apiLogs = 14

/**
 * Deletes rows that are past their retention period, some hundred at a time, until `stopping` is true or none are left. Links,
 * customers, numbers and completed attempts belong to the project and are kept.
 */
export async function deleteOldRows({ db, now }: Pick<Deps, 'db' | 'now'>, kept: Kept, stopping = () => false) {
  const before = (days: number) => toIso(addMs(now(), -days * day))
  const all = async (some: () => Promise<boolean>) => {
    while (!stopping() && (await some()));
  }
  const { journeys, auditLog, answers } = kept
  await forgetAnswers(db, before(1))
  await forgetRedirects(db, before(1))
  await forgetShared(db, before(90))
  await forgetBudgets(db, before(8))
  await forgetNews(db, before(30))
  await forgetLedger(db, before(400))
  await forgetSessions(db, before(1))
  await forgetTickets(db, before(1))
  await forgetDomains(db, before(90))
  if (journeys !== 'forever') {
    await all(() => deleteSomeOld(db, 'link_events', before(journeys)))
    await forgetPrefill(db, before(journeys))
    await all(() => deleteSomeOld(db, 'attempts', before(journeys)))
  }
  if (answers !== 'forever') await all(() => forgetStepAnswers(db, before(answers)))
  for (const { id } of await listProjects(db)) {
    await all(() => deleteSomeOldOf(db, id, 'deliveries', before(deliveries)))
    await all(() => deleteSomeOldOf(db, id, 'api_logs', before(apiLogs)))
    if (auditLog !== 'forever') await all(() => deleteSomeOldOf(db, id, 'audit_log', before(auditLog)))
  }
}
