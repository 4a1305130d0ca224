import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { removeWebhook } from '../../store/webhooks/webhooks.ts'

/** Deletes a webhook with its log; its pending deliveries are not sent any more. @throws {Fault} `not_found` */
export const deleteWebhook = ({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string, id: string) =>
  db.transaction().execute(async (tx) => {
    if (!(await removeWebhook(tx, projectId, id))) throw new Fault('not_found', 'Webhook not found')
    await audit(tx, now(), { projectId, action: 'webhook.deleted', subject: id })
  })
