import type { FaultCode } from '../../contract/index.ts'
import { moment } from '../deps.ts'
import { Fault } from '../fault.ts'
import { linkStatus } from '../store/setup-links.ts'
import type { SetupLinkRow } from '../store/tables.ts'

const unusable: Record<string, { code: FaultCode; message: string }> = {
  used: { code: 'already_used', message: 'This setup link has been used' },
  expired: { code: 'link_expired', message: 'This setup link has expired' },
  revoked: { code: 'link_revoked', message: 'This setup link has been revoked' },
}

/** @throws {Fault} unless a signup may begin on this link now */
export function assertUsable(link: SetupLinkRow, now: Date) {
  const reason = unusable[linkStatus(link, moment(now))]
  if (reason) throw new Fault(reason.code, reason.message)
}
