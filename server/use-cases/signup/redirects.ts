import type { Result } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { e164 } from '../../phone.ts'
import { signResult } from '../../security/result.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { completedAttempt } from '../../store/signup/attempts.ts'
import type { AttemptRow } from '../../store/signup/tables.ts'
import { addMs, hour, toIso } from '../../time.ts'
import { setupError } from '../links/setup-error.ts'

type Signing = Pick<Deps, 'keys' | 'now' | 'publicUrl'>

export function resultOf(link: SetupLinkRow, attempt: AttemptRow): Result {
  return {
    setup_link_id: link.id,
    status: 'completed',
    phone_number_id: attempt.phone_number_id as string,
    business_account_id: attempt.waba_id as string,
    display_phone_number: e164(attempt.display_phone_number as string),
    ...(attempt.provided_number_id ? { provisioned_phone_number_id: attempt.provided_number_id } : {}),
    connection_type: attempt.connection_type,
    actions: JSON.parse(attempt.actions),
  }
}

/** Where a customer goes who connected a number. Undefined when the link names no address. */
export const successRedirect = (deps: Signing, link: SetupLinkRow, result: Result) =>
  redirect(deps, link.success_redirect_url, link, told[link.dialect].success(result))

/** Where a customer goes who connected none. */
const failureRedirect = (deps: Signing, link: SetupLinkRow, fault: string | null) =>
  redirect(deps, link.failure_redirect_url, link, told[link.dialect].failure(link.id, setupError(fault)))

/**
 * Where a customer goes who cannot continue here. A customer who finds the link already used, by another window or while the page
 * was asleep, has not failed: for an hour they are sent to the success address.
 */
export async function returnUrl(deps: Signing & Pick<Deps, 'db'>, link: SetupLinkRow, fault: string | null) {
  const used = fault === 'already_used' ? await completedAttempt(deps.db, link.id) : undefined
  return used?.ended_at && used.ended_at > toIso(addMs(deps.now(), -hour))
    ? successRedirect(deps, link, resultOf(link, used))
    : failureRedirect(deps, link, fault)
}

/** The query parameters of a redirect, in the dialect of the link; `verifyResult` reads both dialects alike. */
const told = {
  platform: {
    success: ({ setup_link_id, phone_number_id, business_account_id, display_phone_number, ...more }: Result) => ({
      setup_link_id,
      status: 'completed',
      phone_number_id,
      business_account_id,
      ...provisioned(more),
      display_phone_number,
    }),
    failure: (setup_link_id: string, error_code: string) => ({ setup_link_id, error_code }),
  },
  admin: {
    success: ({ setup_link_id, phone_number_id, business_account_id, display_phone_number, ...more }: Result) => ({
      status: 'success',
      waba_id: business_account_id,
      phone_number_id,
      display_phone_number,
      setup_link_id,
      ...provisioned(more),
    }),
    failure: (setup_link_id: string, error_code: string) => ({ status: 'failed', error_code, setup_link_id }),
  },
} satisfies Record<SetupLinkRow['dialect'], object>

const provisioned = ({ provisioned_phone_number_id: id }: Pick<Result, 'provisioned_phone_number_id'>) =>
  id ? { provisioned_phone_number_id: id } : {}

/** The same for a page that does not redirect: the page sends it to its backend. */
export const signedResult = (deps: Signing, link: SetupLinkRow, result: Result) =>
  signed(deps, link, null, told[link.dialect].success(result))

async function redirect(
  deps: Signing,
  url: string | null,
  link: SetupLinkRow,
  words: Record<string, string>,
): Promise<string | null> {
  if (!url) return null
  const result = await signed(deps, link, url, words)
  return withQuery(url, { ...withState(link, words), result })
}

/** Signed only for the page at `url` and the origins of the link and its project. */
const signed = (
  { keys, publicUrl, now }: Signing,
  link: SetupLinkRow,
  url: string | null,
  words: Record<string, string>,
) =>
  signResult(
    keys,
    publicUrl,
    {
      params: withState(link, words),
      audience: [link.project_id, ...(url ? [addressOf(url)] : []), ...(JSON.parse(link.allowed_origins) as string[])],
      customerId: link.customer_id,
      linkId: link.id,
      nonce: link.nonce,
    },
    now(),
  )

const withState = (link: SetupLinkRow, words: Record<string, string>) =>
  link.state === null ? words : { ...words, state: link.state }

/** A page's address without query and fragment, which may hold anything. */
const addressOf = (url: string) => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

/**
 * Adds parameters and leaves the caller's own query exactly as it was written; only a parameter with one of our names is
 * replaced.
 */
export function withQuery(url: string, params: Record<string, string>): string {
  const [, address, query, hash] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) as unknown as [
    string,
    string,
    string?,
    string?,
  ]
  const own = (query ?? '')
    .split('&')
    .filter((pair) => pair && !Object.hasOwn(params, new URLSearchParams(pair).keys().next().value ?? ''))
  const ours = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${address}?${[...own, ...ours].join('&')}${hash ?? ''}`
}
