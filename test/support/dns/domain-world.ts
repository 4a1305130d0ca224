import { domainSettings } from '../../../server/dns/settings.ts'
import { findDomain } from '../../../server/store/domains/domains.ts'
import { defaultProjectId } from '../../../server/store/projects/projects.ts'
import { look } from '../../../server/use-cases/domains/look.ts'
import { settle } from '../../../server/use-cases/domains/settle.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import type { DatabaseKind } from '../databases.ts'
import { type Reply, start, type World } from '../world.ts'
import { type NameServer, nameServer, Zone } from './name-server.ts'

export const target = 'connect.patchbay.test'
export const ourAddress = '192.0.2.10'

export interface DomainWorld extends AsyncDisposable {
  world: World
  /** What both name servers know. */
  zone: Zone
  servers: [NameServer, NameServer]
  /** Adds a host for the default project, or another one's key. */
  add(hostname: string, headers?: Record<string, string>): Promise<Reply>
  verify(id: string, headers?: Record<string, string>): Promise<Reply>
  /** Sets both records of a domain. */
  point(domain: { hostname: string; records: { type: string; value: string }[] }): void
  /** One look, as the worker does it so many milliseconds from now. */
  lookIn(milliseconds: number, id: string, projectId?: string): Promise<void>
  /** A look that has begun, and is written down when the result is called. */
  begun(id: string): Promise<() => Promise<unknown>>
  /** Another project, and the headers of its key. */
  other(): Promise<{ id: string; headers: Record<string, string> }>
}

/** A server whose two name servers are played, by UDP. */
export async function domainWorld(kind: DatabaseKind): Promise<DomainWorld> {
  const zone = new Zone().set('A', target, ourAddress)
  const servers: [NameServer, NameServer] = [await nameServer(zone), await nameServer(zone)]
  const domains = { target, resolvers: servers.map(({ address }) => address), timeout: 400 }
  const world = await start(kind, { domains })
  const settings = domainSettings(world.url, domains)
  async function lookFrom(milliseconds: number, id: string, projectId = defaultProjectId) {
    const now = () => new Date(Date.now() + milliseconds)
    const deps = { db: world.db, domains: settings, hosts: { refresh: async () => {} }, now }
    const row = await findDomain(world.db, projectId, id)
    if (!row) throw new Error(`there is no domain ${id}`)
    const checks = await look(deps, row)
    return () => settle(deps, id, checks)
  }
  return {
    world,
    zone,
    servers,
    add: (hostname, headers) => world.api('POST', '/domains', { domain: { hostname } }, headers),
    verify: (id, headers) => world.api('POST', `/domains/${id}/verify`, undefined, headers),
    point: ({ hostname, records }) => {
      const proof = records.find(({ type }) => type === 'TXT')?.value as string
      zone.set('CNAME', hostname, target).set('TXT', `_patchbay.${hostname}`, proof)
    },
    lookIn: async (milliseconds, id, projectId) => void (await (await lookFrom(milliseconds, id, projectId))()),
    begun: (id) => lookFrom(0, id),
    async other() {
      const { project, key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
      return { id: project.id, headers: { 'X-API-Key': key } }
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      for (const server of servers) await server[Symbol.asyncDispose]()
    },
  }
}
