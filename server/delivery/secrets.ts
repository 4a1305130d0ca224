import type { Deps } from '../deps.ts'
import type { WebhookRow } from '../store/webhooks/tables.ts'

type Sealing = Pick<Deps, 'sealer'>

/** Headers may contain passwords of the receiver, so they are sealed like the secret. An empty list is not sealed. */
export const sealHeaders = async ({ sealer }: Sealing, webhookId: string, headers: Record<string, string>) =>
  Object.keys(headers).length ? sealer.seal(JSON.stringify(headers), `webhook headers ${webhookId}`) : '{}'

export const headersOf = async ({ sealer }: Sealing, { id, headers }: WebhookRow): Promise<Record<string, string>> =>
  JSON.parse(headers === '{}' ? headers : await sealer.recall(headers, `webhook headers ${id}`))

export const sealSecret = ({ sealer }: Sealing, webhookId: string, secret: string) =>
  sealer.seal(secret, `webhook ${webhookId}`)

export const secretOf = async ({ sealer }: Sealing, { id, secret }: WebhookRow): Promise<string | undefined> =>
  secret === null ? undefined : sealer.open(secret, `webhook ${id}`)

/** The secrets that sign at `now`: the newest first, and the previous one while receivers change over. */
export async function signingSecrets({ sealer }: Sealing, row: WebhookRow, now: string): Promise<string[]> {
  const sealed = [row.secret, (row.previous_until ?? '') > now ? row.previous_secret : null]
  return Promise.all(sealed.filter((one) => one !== null).map((one) => sealer.recall(one, `webhook ${row.id}`)))
}
