import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import type { Sql } from './sql.ts'

/** Sends what is due, so many at once, with the statements of the server's outbox by hand: a lease, the webhook, the outcome. */
export async function deliverAll(sql: Sql, atOnce: number): Promise<void> {
  const at = () => new Date().toISOString()
  const due = (await sql.run('select id from deliveries where run_at <= $1 order by run_at', at())).map(
    ({ id }) => id as string,
  )
  const workers = Array.from({ length: atOnce }, async () => {
    for (let id = due.shift(); id !== undefined; id = due.shift()) {
      const until = new Date(Date.now() + 12_000).toISOString()
      const [row] = await sql.run(
        `update deliveries set lease_owner = 'bare', lease_until = $1 where id = $2 and run_at <= $3 and lease_until is null returning *`,
        ...[until, id, at()],
      )
      const [webhook] = await sql.run('select * from webhooks where id = $1', row?.webhook_id as string)
      const body = row?.body as string
      const [status, answer] = await post(webhook?.url as string, body)
      await sql.run(
        `update deliveries set status = 'delivered', attempt_count = 1, response_status = $1, response_body = $2, last_attempt_at = $3,
           delivered_at = $3, run_at = null where id = $4 and lease_owner = 'bare' returning *`,
        ...[status, answer, at(), id],
      )
      await sql.run(
        `update deliveries set lease_owner = null, lease_until = null where id = $1 and lease_owner = 'bare' returning *`,
        id,
      )
    }
  })
  await Promise.all(workers)
}

function post(url: string, body: string): Promise<[number, string]> {
  const signature = createHmac('sha256', 'secret').update(body).digest('base64')
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'webhook-signature': `v1,${signature}`,
  }
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.once('end', () => resolve([response.statusCode as number, text]))
    })
      .once('error', reject)
      .end(body)
  })
}
