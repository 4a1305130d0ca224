import { request as httpRequest } from 'node:http'
import type { Db } from '../../server/store/database/tables.ts'
import { defaultProjectId } from '../../server/store/projects/projects.ts'
import { provenDomain } from './dns/proven-domain.ts'
import type { Reply } from './world.ts'

/** Gives a project a host, without the proof. */
export async function ownHost(
  db: Db,
  hostname: string,
  {
    projectId = defaultProjectId,
    state = 'active' as const,
    at = new Date(),
  }: { projectId?: string; state?: 'active' | 'failing' | 'pending'; at?: Date } = {},
): Promise<string> {
  const now = at.toISOString()
  const row = provenDomain(hostname, now, {
    project_id: projectId,
    state,
    ...(state === 'pending' && { owned: 0, activated_at: null }),
    ...(state === 'failing' && { failing_since: now }),
  })
  await db.insertInto('domains').values(row).execute()
  return row.id
}

/** Asks a server for a path as a browser does that found it under that name. `fetch` would write its own `Host`. */
export const askAs = (
  url: string,
  host: string,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const json = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const options = { hostname, port, path, method, headers: { Host: host, ...json, ...headers } }
    const sending = httpRequest(options, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const said = new Headers(answer.headers as Record<string, string>)
        const parsed = said.get('content-type')?.includes('json') ? JSON.parse(text) : text
        resolve({ status: answer.statusCode as number, headers: said, body: parsed })
      })
    })
    sending.once('error', reject)
    sending.end(body === undefined ? undefined : JSON.stringify(body))
  })
