import type { ConnectionType, FaultCode } from '../../../contract/index.ts'
import { Fault } from '../../fault.ts'
import type { Db } from '../../store/database/tables.ts'
import { findLink, linkStatus } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { toIso } from '../../time.ts'

const unusable = {
  used: { code: 'already_used', message: 'This setup link has been used' },
  expired: { code: 'link_expired', message: 'This setup link has expired' },
  revoked: { code: 'link_revoked', message: 'This setup link has been revoked' },
} satisfies Record<string, { code: FaultCode; message: string }>

/** @throws {Fault} unless a signup may begin on this link now */
export function assertUsable(link: SetupLinkRow, now: Date) {
  const status = linkStatus(link, toIso(now))
  if (status === 'active') return
  const reason = unusable[status]
  throw new Fault(reason.code, reason.message)
}

/** @throws {Fault} `connection_type_mismatch` for a type that the link does not offer */
export function assertOffered({ connection_types }: Pick<SetupLinkRow, 'connection_types'>, type: ConnectionType) {
  if (!JSON.parse(connection_types).includes(type))
    throw new Fault('connection_type_mismatch', `connection_type ${type} is not offered by this link`)
}

/**
 * A signup under way continues only while its link is neither revoked nor used. On a link that has only expired it may finish.
 *
 * @throws {Fault} `link_revoked`, `already_used`
 */
export async function assertCanContinue(db: Db, linkId: string) {
  const link = await findLink(db, linkId)
  if (link?.status === 'active') return
  const { code, message } = link?.status === 'used' ? unusable.used : unusable.revoked
  throw new Fault(code, message)
}
