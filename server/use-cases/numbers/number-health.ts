import * as z from 'zod/mini'
import { Health } from '../../../contract/index.ts'
import type { AppDeps, Deps } from '../../deps.ts'
import { inApp } from '../../meta/apps.ts'
import { GraphError } from '../../meta/errors.ts'
import { keepHealth } from '../../store/numbers/phone-numbers.ts'
import type { PhoneNumberRow } from '../../store/numbers/tables.ts'
import { addMs, toIso } from '../../time.ts'
import { numberFacts } from './facts.ts'
import { noteRefusal } from './note-refusal.ts'
import { tokenOfNumber } from './number-token.ts'

/** How long a report is valid, in milliseconds. */
const fresh = 3 * 60_000

/** Waits after the first, second … refusal in a row, in milliseconds: an expired token does not become valid by asking again. */
const backoff = [5, 15, 30, 60].map((minutes) => minutes * 60_000)

const Kept = z.object({ report: Health, failures: z.number() })

type Checks = NonNullable<Health['checks']>

/**
 * Whether a number can carry messages: asks Meta, or returns the last report while it is valid. What Meta says about the number
 * is also written to its row.
 */
export async function numberHealth(deps: Deps, number: PhoneNumberRow): Promise<Health> {
  const { db, log, now } = deps
  const kept = number.health ? Kept.parse(JSON.parse(number.health)) : undefined
  if (kept && number.health_at) {
    const wait = kept.failures ? waitAfter(kept.failures) : fresh
    const left = addMs(new Date(number.health_at), wait).getTime() - now().getTime()
    if (left > 0) return kept.failures ? { ...kept.report, retry_after: Math.ceil(left / 1_000) } : kept.report
  }
  const { checks, error, facts } = await look(await inApp(deps, number), number)
  const timestamp = toIso(now())
  if (!checks) {
    log.warn({ number: number.phone_number_id, error }, 'Meta did not answer a health check')
    return { status: 'error', timestamp, error: error ?? 'Meta did not answer' }
  }
  const refused = checks.phone_number_access.passed === false || checks.token_validity?.passed === false
  const failures = refused ? (kept?.failures ?? 0) + 1 : 0
  const report: Health = {
    status: statusOf(checks),
    timestamp,
    checks,
    ...(refused ? { retry_after: waitAfter(failures) / 1_000 } : {}),
    ...(error ? { error } : {}),
  }
  await keepHealth(db, number, { ...facts, health: JSON.stringify({ report, failures }), health_at: timestamp })
  return report
}

const waitAfter = (failures: number) => backoff[Math.min(failures, backoff.length) - 1] as number

interface Look {
  checks?: Checks
  error?: string
  facts?: ReturnType<typeof numberFacts> | undefined
}

/** Runs all checks at once. Returns none when Meta did not answer about the number itself, because then nothing is known. */
async function look(deps: AppDeps, number: PhoneNumberRow): Promise<Look> {
  const { graph, meta, sealer, now } = deps
  const { phone_number_id, business_account_id } = number
  const asked = <Answer>(call: Promise<Answer>) =>
    answerOf(call, (error) => noteRefusal(deps, number.project_id, error))
  const token = await tokenOfNumber({ sealer }, number)
  const [phone, subscribed, fields, info] = await Promise.all([
    asked(graph.numberHealth(phone_number_id, token)),
    asked(graph.isSubscribed(business_account_id, token)),
    asked(graph.webhookFields()),
    number.connection_type === 'coexistence' ? asked(graph.inspect(token)) : undefined,
  ])
  if (phone.silent) return { error: 'Meta did not answer: ask again in a moment' }

  const found = phone.answer
  const checks: Checks = {
    phone_number_access: {
      passed: found !== undefined,
      details: {
        phone_number_id,
        ...(found && { display_phone_number: found.display_phone_number }),
        ...(found?.verified_name && { verified_name: found.verified_name }),
        ...(found?.quality_rating && { quality_rating: found.quality_rating }),
      },
      error: phone.error,
    },
    phone_number_connection: connection(number, found?.status),
    ...(found ? { messaging_health: messaging(found.health_status) } : {}),
    webhook_subscription: {
      passed: subscribed.answer ?? null,
      details: {
        app_id: meta.app_id,
        subscribed: subscribed.answer ?? null,
        subscribed_fields: fields.answer ?? null,
      },
      error:
        subscribed.error ??
        (subscribed.answer === false
          ? "the app is not subscribed to the account's webhooks: reconnect the number"
          : null),
    },
    ...(number.marks.includes('"shared"') ? { sharing } : {}),
    webhook_verified: {
      passed: number.webhook_verified_at ? true : null,
      details: {
        verified_at: number.webhook_verified_at,
        message: number.webhook_verified_at
          ? "Meta's webhooks about this account arrive"
          : 'Meta has sent no webhook about this account yet',
      },
      error: null,
    },
    ...(info && !info.silent ? { token_validity: validity(info, now()) } : {}),
  }
  const error = checks.phone_number_access.error ?? checks.token_validity?.error ?? undefined
  return { checks, ...(error ? { error } : {}), facts: found && numberFacts(found) }
}

const sharing = {
  passed: null,
  details: {
    shared: true,
    message:
      'another partner of Meta uses this number too: throughput, quality and limits are shared, its PIN is theirs, and either of you can deregister it',
  },
  error: null,
}

interface Asked<Answer> {
  answer?: Answer
  error: string | null
  silent: boolean
}

async function answerOf<Answer>(
  call: Promise<Answer>,
  note: (error: GraphError) => Promise<void>,
): Promise<Asked<Answer>> {
  try {
    return { answer: await call, error: null, silent: false }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await note(error)
    const words = error.transient
      ? 'Meta did not answer'
      : `Meta refused (${error.refusal}): ${error.body?.message ?? 'no reason given'}`
    return { error: words, silent: error.transient }
  }
}

/** Meta's words for a number that can carry messages, but fewer than usual. */
const connectedWords = ['CONNECTED', 'FLAGGED', 'RATE_LIMITED', 'RESTRICTED']

function connection({ connection_status }: PhoneNumberRow, metaStatus: string | undefined) {
  const lost = connection_status !== 'active'
  const known = metaStatus !== undefined && metaStatus !== 'UNKNOWN'
  const status = lost
    ? ('DISCONNECTED' as const)
    : known
      ? connectedWords.includes(metaStatus)
        ? ('CONNECTED' as const)
        : ('DISCONNECTED' as const)
      : ('UNKNOWN' as const)
  return {
    passed: status === 'UNKNOWN' ? null : status === 'CONNECTED',
    details: { status, meta_status: metaStatus ?? null, connection_status },
    error:
      status === 'DISCONNECTED'
        ? lost
          ? `Meta told us that the number was ${connection_status}: send the customer a link that reconnects it`
          : `Meta has the number as ${metaStatus}`
        : null,
  }
}

const Sending = z.enum(['AVAILABLE', 'LIMITED', 'BLOCKED'])

function messaging(
  health: NonNullable<Awaited<ReturnType<AppDeps['graph']['numberHealth']>>['health_status']> | undefined,
) {
  const word = Sending.safeParse(health?.can_send_message)
  const overall_status = word.success ? word.data : null
  const entities = health?.entities ?? []
  const reason = entities.flatMap(({ errors }) => errors ?? [])[0]
  return {
    overall_status,
    passed: overall_status && overall_status === 'AVAILABLE',
    details: { overall_status, entities },
    error: reason ? `${reason.error_description ?? 'Meta reports an error'} (${reason.error_code})` : null,
  }
}

function validity(info: Asked<{ is_valid: boolean; expires_at?: number | undefined }>, now: Date) {
  const end = info.answer?.expires_at ? new Date(info.answer.expires_at * 1_000) : null
  const valid = info.answer ? info.answer.is_valid && !(end && end <= now) : null
  return {
    passed: valid,
    details: { expires_at: end && toIso(end) },
    error: info.error ?? (valid === false ? 'the access token is no longer valid: reconnect the number' : null),
  }
}

function statusOf(checks: Checks): Health['status'] {
  const { phone_number_access, phone_number_connection, messaging_health, token_validity, webhook_subscription } =
    checks
  if ([phone_number_access, phone_number_connection, token_validity].some((check) => check?.passed === false))
    return 'unhealthy'
  if (messaging_health?.overall_status === 'BLOCKED') return 'unhealthy'
  return messaging_health?.passed === false || webhook_subscription?.passed === false ? 'degraded' : 'healthy'
}
