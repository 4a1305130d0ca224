import type { PreVerifiedNumber } from './customers.ts'
import type { World } from './world.ts'

const day = 86_400_000

/** A verification counts for so many days: in the pool, and after a customer has claimed the number. */
export const claimDays = 90
const early = 45

/** Verified, once verified and too long ago, or never. */
export const preVerifiedStatus = (world: World, { verifiedAt }: PreVerifiedNumber) =>
  verifiedAt === null ? 'NOT_VERIFIED' : world.clock.now() - verifiedAt < claimDays * day ? 'VERIFIED' : 'EXPIRED'

export const reverifyFrom = ({ verifiedAt }: PreVerifiedNumber): number => (verifiedAt ?? 0) + (claimDays - early) * day

/** A number that nobody verified leaves the pool after 90 days, and is as if it had never been there. */
export const isOffered = (world: World, { verifiedAt, addedAt }: PreVerifiedNumber): boolean =>
  verifiedAt !== null || world.clock.now() - addedAt < claimDays * day

/** What `extras.setup.preVerifiedPhone.ids` puts on the popup's number screen: the first alone, when it may be offered. */
export function preVerifiedFor(world: World, setup: unknown): PreVerifiedNumber | null {
  const ids = (setup as { preVerifiedPhone?: { ids?: unknown } } | null)?.preVerifiedPhone?.ids
  const number = Array.isArray(ids) ? world.preVerified.get(String(ids[0])) : undefined
  return number && preVerifiedStatus(world, number) === 'VERIFIED' ? number : null
}
