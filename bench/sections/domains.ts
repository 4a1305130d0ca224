import { deriveKeys } from '../../server/security/keys.ts'
import { linkToken } from '../../server/security/link-token.ts'
import { openDatabase } from '../../server/store/database/database.ts'
import { provenDomain } from '../../test/support/dns/proven-domain.ts'
import { type Contestant, type Ground, kinds, secretKey } from '../ground.ts'
import { type Line, perSecond } from '../lines.ts'
import { type Entry, httpRequest, ratio, takeTurns } from '../rounds.ts'
import { openLink, seed } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Domains of projects: what they cost a request'

const keys = deriveKeys([Buffer.from(secretKey, 'base64')])
const customers = 200
const [few, many] = [10, 10_000]

/** 1 : 1.3. The ask for a certificate beside `/healthz`, and each request with ten thousand domains beside ten. */
const bar = { least: 0.77 }

export async function* measure(ground: Ground): AsyncGenerator<Line> {
  for (const kind of kinds) {
    const servers = new Map<number, Contestant>()
    for (const count of [0, few, many]) {
      const url = await ground.database(kind)
      await seed(url, customers * 5)
      await addDomains(url, count)
      servers.set(count, await ground.patchbay(url))
    }
    const [none, ten, all] = [...servers.values()] as [Contestant, Contestant, Contestant]
    const questions: { what: string; of: [string, Entry]; beside: [string, Entry] }[] = [
      {
        what: 'ask for a certificate',
        of: [`${many} domains`, { contestant: all, requests: each(many, ask) }],
        beside: ['/healthz', { contestant: all, requests: [httpRequest('GET', '/healthz')] }],
      },
      {
        what: 'ask for a certificate',
        of: [`${many} domains`, { contestant: all, requests: each(many, ask) }],
        beside: [`${few} domains`, { contestant: ten, requests: each(few, ask) }],
      },
      {
        what: 'read session on a domain',
        of: [`${many} domains`, { contestant: all, requests: each(many, session) }],
        beside: [`${few} domains`, { contestant: ten, requests: each(few, session) }],
      },
      {
        what: 'read session on the server’s host',
        of: [`${many} domains`, { contestant: all, requests: each(many, (nth) => session(nth, canonical(all))) }],
        beside: ['no domain', { contestant: none, requests: each(few, (nth) => session(nth, canonical(none))) }],
      },
    ]
    for (const { what, of, beside } of questions) {
      const { rates } = await takeTurns(ground, [of[1], beside[1]])
      const [ours, others] = rates as [number[], number[]]
      yield {
        section: title,
        what,
        on: kind,
        ours: `${of[0]}: ${perSecond(spreadOf(ours).middle)}`,
        against: `${beside[0]}: ${perSecond(spreadOf(others).middle)}`,
        ratio: ratio(ours, others),
        budget: bar,
      }
    }
    for (const server of servers.values()) await server.stop()
  }
}

/** Domains that were proven long ago, so that none of them waits for its certificate. */
async function addDomains(url: string, count: number) {
  const db = await openDatabase(url)
  const at = new Date(Date.now() - 30 * 24 * 3_600_000).toISOString()
  const rows = Array.from({ length: count }, (_, nth) => provenDomain(hostOf(nth), at))
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto('domains')
      .values(rows.slice(from, from + 500))
      .execute()
  await db.destroy()
}

const hostOf = (nth: number) => `signup-${nth}.example.com`
const canonical = ({ port }: Contestant) => `localhost:${port}`

const each = (count: number, make: (nth: number) => string) =>
  Array.from({ length: Math.max(count, customers) }, (_, nth) => make(nth % count))

const ask = (nth: number) => httpRequest('GET', `/.well-known/patchbay/ask?domain=${hostOf(nth)}`)

const session = (nth: number, host = hostOf(nth)) =>
  httpRequest('GET', '/connect/v1/session', {
    Authorization: `Bearer ${linkToken(keys, openLink(1 + (nth % customers)))}`,
  }).replace('Host: localhost', `Host: ${host}`)
