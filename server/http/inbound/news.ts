import type { Deps } from '../../deps.ts'
import type { Db } from '../../store/database/tables.ts'
import { noteNews } from '../../store/signup/meta-news.ts'
import { addMs, hour, toIso } from '../../time.ts'
import type { MetaChange } from './envelope.ts'

/** Facts that Meta tells more than once, each with a time of its own. */
export type Fact =
  | 'connection'
  | 'status'
  | 'restriction'
  | 'name'
  | 'approved name'
  | 'limit'
  | 'quality'
  | 'throughput'

/**
 * Whether a change is the latest that Meta told about a fact. Meta sends unanswered webhooks again for days, so news arrives in
 * any order; what is older than the news that we know changes nothing. A change without a time counts as the latest.
 *
 * @param subject our id of a number, or Meta's id of an account
 */
export async function isLatest(
  { log, now }: Pick<Deps, 'log' | 'now'>,
  tx: Db,
  subject: string,
  fact: Fact,
  { at, field }: MetaChange,
): Promise<boolean> {
  if (at === null) return true
  // A time in the future would silence all news until then.
  const time = at > toIso(addMs(now(), hour)) ? toIso(now()) : at
  const latest = await noteNews(tx, subject, fact, time)
  if (!latest)
    log.info({ field, fact, subject, at }, 'Meta told of something that later news has overtaken; it changes nothing')
  return latest
}
