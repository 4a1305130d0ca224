import { createProject } from '../../server/use-cases/projects/create-project.ts'
import type { DatabaseKind } from './databases.ts'
import { type Reply, request, start, type World } from './world.ts'

type Call = (method: string, path: string, body?: unknown) => Promise<Reply>

export interface AdminWorld extends World {
  tenantId: number
  /** As a backend with the project's key, from the root of the server. */
  call: Call
  /** The same as another project of the same server. */
  other: Call
  /** A customer and a link for them, in this dialect. */
  adminLink(wanted?: object): Promise<AdminLink>
}

interface AdminLink {
  id: string
  url: string
  token: string
  customerId: number
  tenantId: number
  expiresAt: string
  createdAt: string
}

export async function startAdmin(kind: DatabaseKind, changed: Parameters<typeof start>[1] = {}): Promise<AdminWorld> {
  const world = await start(kind, changed)
  const as =
    (key: string): Call =>
    (method, path, body) =>
      request(method, `${world.url}${path}`, body, { 'X-API-Key': key })
  const call = as(world.options.apiKey as string)
  const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Other')
  const tenantId: number = (await call('GET', '/v1/me')).body.id
  return Object.assign(world, {
    tenantId,
    call,
    other: as(key),
    async adminLink(wanted: object = {}): Promise<AdminLink> {
      const customer = await call('POST', `/admin/tenants/${tenantId}/customers`, { name: 'Clínica San Lucas' })
      const made = await call('POST', `/admin/customers/${customer.body.id}/setup-links`, wanted)
      if (made.status !== 201) throw new Error(`no link: ${JSON.stringify(made.body)}`)
      return made.body
    },
  })
}
