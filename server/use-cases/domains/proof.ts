import { createHmac } from 'node:crypto'
import type { Keys } from '../../security/keys.ts'

/** What every proof begins with. */
export const proofPrefix = 'patchbay-verify='

/** Where the TXT record with the proof stands: a name of its own, since a host with a CNAME can have no other record. */
export const proofName = (hostname: string) => `_patchbay.${hostname}`

/**
 * What the TXT record must say, for this project and this host alone. The same is made again for the same project and host, so a
 * domain that was removed and added again needs no new record.
 */
export const proofOf = ([{ domain }]: Keys, projectId: string, hostname: string): string =>
  proofPrefix + createHmac('sha256', domain).update(`${projectId} ${hostname}`).digest('hex').slice(0, 40)
