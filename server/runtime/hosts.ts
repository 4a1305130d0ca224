import type { Db } from '../store/database/tables.ts'
import { activeHosts } from '../store/domains/domains.ts'
import { activationsSince, servedMark } from '../store/domains/served.ts'
import { addMs, day, toIso } from '../time.ts'
import { certificateTimes } from './certificate-budget.ts'
import type { Log } from './log-context.ts'

/** A host of a project's own, under which its links are served. */
export interface CustomHost {
  hostname: string
  projectId: string
  /** What stands there in the place of `PUBLIC_URL`: with its port and path. */
  url: string
}

/** All hosts of projects, in memory: looking one up costs the same whether there are ten or ten thousand. */
export interface Hosts {
  /** How many there are. */
  count(): number
  /** By its name as `hostnameOf` writes it. */
  find(hostname: string): CustomHost | undefined
  /** By the origin of a page. */
  ofOrigin(origin: string): CustomHost | undefined
  /** The one that new links of a project use: active, and proven last. */
  newestOf(projectId: string): CustomHost | undefined
  /** Whether a certificate may be asked for: a new host may have to wait for its hour. */
  mayHaveCertificate(hostname: string): boolean
  /** Reads them again if they have changed: call it after a change of this process. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/** For what changes a host: the memory of this process, which learns of it at once. */
export interface ServedHosts {
  hosts: Pick<Hosts, 'refresh'>
}

/** Of a process that serves nothing, such as a command. */
export const servesNothing: ServedHosts = { hosts: { refresh: async () => {} } }

/** Between two questions whether another process has changed something, in milliseconds. */
const pause = 1_000

/**
 * New hosts an hour by default. Let's Encrypt makes 300 certificates in three hours for one account, and three hours touch four
 * (https://letsencrypt.org/docs/rate-limits).
 */
const mostCertificates = 75

/** After so long, a host that still waited for its hour is no longer new. */
const countedFor = 7 * day

interface Known {
  mark: string | undefined
  byName: ReadonlyMap<string, CustomHost>
  byOrigin: ReadonlyMap<string, CustomHost>
  newest: ReadonlyMap<string, CustomHost>
  certificates: ReadonlyMap<string, number>
}

interface HostsDeps {
  db: Db
  log: Pick<Log, 'warn'>
  now(): Date
  publicUrl: string
  certificatesAnHour?: number | undefined
}

/** Reads the hosts, and keeps them until `close`. When the database does not answer, those that were known are still served. */
export async function createHosts(deps: HostsDeps): Promise<Hosts> {
  const { log, now } = deps
  let known = await readHosts(deps)
  let waiting = 0
  let failed = false
  let running = Promise.resolve()

  async function read() {
    waiting--
    const mark = await servedMark(deps.db)
    if (mark !== known.mark) known = await readHosts(deps)
    failed = false
  }
  function refresh(): Promise<void> {
    waiting++
    const done = running.then(read)
    running = done.catch(() => {})
    return done
  }
  const timer = setInterval(() => {
    if (waiting) return
    refresh().catch((error: unknown) => {
      if (!failed) log.warn({ err: error }, 'the hosts of projects could not be read; those that were known stay')
      failed = true
    })
  }, pause)

  return {
    count: () => known.byName.size,
    find: (hostname) => known.byName.get(hostname),
    ofOrigin: (origin) => known.byOrigin.get(origin),
    newestOf: (projectId) => known.newest.get(projectId),
    mayHaveCertificate: (hostname) =>
      known.byName.has(hostname) && (known.certificates.get(hostname) ?? 0) <= now().getTime(),
    refresh,
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

async function readHosts({ db, now, publicUrl, certificatesAnHour = mostCertificates }: HostsDeps): Promise<Known> {
  const mark = await servedMark(db) // Before the rows: what changes meanwhile is read the next time.
  const rows = await activeHosts(db)
  const byName = new Map<string, CustomHost>()
  const newest = new Map<string, CustomHost>()
  for (const { hostname, projectId, state } of rows) {
    const host = { hostname, projectId, url: urlOn(publicUrl, hostname) }
    byName.set(hostname, host)
    if (state === 'active' && !newest.has(projectId)) newest.set(projectId, host)
  }
  const byOrigin = new Map([...byName.values()].map((host) => [new URL(host.url).origin, host]))
  const proofs = rows.length ? await activationsSince(db, toIso(addMs(now(), -countedFor))) : []
  return { mark, byName, byOrigin, newest, certificates: certificateTimes(proofs, certificatesAnHour) }
}

/** The public address with another host. */
function urlOn(publicUrl: string, hostname: string): string {
  const url = new URL(publicUrl)
  url.hostname = hostname
  return url.href.replace(/\/+$/, '')
}
