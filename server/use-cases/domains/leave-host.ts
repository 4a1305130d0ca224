import type { Deps } from '../../deps.ts'
import { ownerOfHost } from '../../store/domains/domains.ts'

/**
 * Has the service that gets certificates leave a host that nobody owns any more. When it does not answer, the host stays there, and
 * nothing asks it again: that serves nobody, since our server refuses the host.
 */
export async function leaveHost({ certificates, db }: Pick<Deps, 'certificates' | 'db'>, hostname: string) {
  if (!certificates || (await ownerOfHost(db, hostname))) return
  await certificates.leave(hostname).catch(() => {})
}
