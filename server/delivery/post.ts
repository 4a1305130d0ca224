import type { LookupAddress } from 'node:dns'
import { lookup, Resolver } from 'node:dns/promises'
import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { createKeyedQueue } from '../runtime/keyed-queue.ts'

/** How many characters of a receiver's answer are stored. */
const stored = 1_000

export interface Posting {
  /** POST unless said. */
  method?: 'POST' | 'GET'
  headers: Record<string, string>
  body: string
  allowPrivate: boolean
  /** How long the receiver may take, in milliseconds. */
  timeout: number
}

/**
 * Posts a webhook. It does not follow redirects, and connects only to public addresses unless `allowPrivate` is true. The check
 * covers the address that is actually connected to, so that a change in DNS cannot bypass it.
 *
 * A connection is kept for the next webhook. Where it turns out that the receiver closed it meanwhile, the webhook is sent once
 * more over a new one: at worst it arrives twice, as every webhook may.
 *
 * @throws {Error} with one sentence, when no answer came in time or the address is not allowed
 */
export async function post(url: string, posting: Posting): Promise<Posted> {
  const { method = 'POST', headers, body, allowPrivate } = posting
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) && !isPublic(host)) throw refused(host)
  const secure = target.protocol === 'https:'
  const options = {
    method,
    headers: { ...headers, ...(method === 'POST' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}) },
  }
  const over = (agents: typeof kept) => {
    const agent = agents[allowPrivate ? 'all' : 'public'][secure ? 'https' : 'http']
    return sendOnce((secure ? httpsRequest : httpRequest)(target, { ...options, agent }), posting)
  }
  try {
    return await over(kept)
  } catch (error) {
    // Whoever closed one kept connection has usually closed them all.
    if (error instanceof ClosedMeanwhile) return over(fresh)
    throw error
  }
}

interface Posted {
  status: number
  body: string
}

/** A connection that was kept is closed after so many milliseconds without a webhook, before most receivers close it. */
const idle = 4_000

/** The most unused connections to one receiver. */
const maxFreeSockets = 8

const agentsFor = (allowPrivate: boolean, keepAlive: boolean) => {
  const options = { keepAlive, timeout: idle, maxFreeSockets, lookup: addressesOf(allowPrivate) }
  return { http: new HttpAgent(options), https: new HttpsAgent(options) }
}

/** Connections that were checked are never mixed with those that were not. */
const connections = (keepAlive: boolean) => ({ public: agentsFor(false, keepAlive), all: agentsFor(true, keepAlive) })
const [kept, fresh] = [connections(true), connections(false)]

/** The receiver closed a connection that was kept, before it said anything. */
class ClosedMeanwhile extends Error {
  override readonly name = 'ClosedMeanwhile'
}

function sendOnce(request: ClientRequest, { body, timeout }: Posting): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const late = new Error(`no answer within ${timeout / 1_000} seconds`)
    const deadline = setTimeout(() => request.destroy(late), timeout)
    let answered = false
    request.once('close', () => {
      clearTimeout(deadline)
      if (!answered) reject(new Error(silence)) // Whatever else ends a request, the promise must settle.
    })
    request.once('error', (error: NodeJS.ErrnoException) => {
      const closed = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      reject(closed ? new ClosedMeanwhile(silence, { cause: error }) : new Error(reason(error), { cause: error }))
    })
    // Node does not treat a 101 as a `response`: it hands over the connection and applies no timeout to it.
    request.once('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode as number, body: '' })
    })
    request.once('response', (response) => {
      answered = true
      // Who speaks of another protocol may go on in it.
      if (response.statusCode === 101 || response.headers.upgrade !== undefined) request.shouldKeepAlive = false
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text = (text + chunk).slice(0, stored)
        if (text.length === stored) response.destroy()
      })
      response.once('error', () => {})
      response.once('close', () => resolve({ status: response.statusCode as number, body: text }))
    })
    request.end(body)
  })
}

const silence = 'the receiver closed the connection without an answer'

/** A name with two addresses that both refuse is an AggregateError without a message of its own. */
function reason(error: NodeJS.ErrnoException): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ')
  if (error.code === 'ECONNRESET') return silence
  return error.message
}

const refused = (address: string) =>
  new Error(`${address} is not an address of the open internet: webhooks are not sent there`)

/**
 * Azure's metadata host, on an address that looks like any other:
 * https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const azure = '168.63.129.16'

/** Not private, loopback, link-local (where clouds keep their metadata), reserved or a way to reach one of these. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const plain = ipaddr.process(address)
  if (plain.kind() === 'ipv6' && !isGlobal(plain as ipaddr.IPv6)) return false
  return plain.range() === 'unicast' && plain.toString() !== azure
}

/**
 * The public IPv6 addresses, 2000::/3. Any other may contain an IPv4 address (`::a00:1`, `::ffff:0:a00:1`, the many prefixes of
 * NAT64) or belong to a private network.
 */
const isGlobal = ({ parts: [first = 0] }: ipaddr.IPv6) => (first & 0xe000) === 0x2000

function addressesOf(allowPrivate: boolean): LookupFunction {
  return (hostname, options, done) => {
    named(hostname).then(
      (addresses) => {
        const inside = allowPrivate ? undefined : addresses.find(({ address }) => !isPublic(address))
        if (inside) return done(refused(`${hostname} (${inside.address})`), '')
        if (options.all) return done(null, addresses)
        const [first] = addresses as [LookupAddress]
        done(null, first.address, first.family)
      },
      (error) => done(error, ''),
    )
  }
}

const resolver = new Resolver({ timeout: 2_000, tries: 2 })
const turns = createKeyedQueue()

/**
 * The addresses of a receiver. The system's own lookup blocks one of the four threads that Node has for all lookups while a
 * nameserver does not answer: a few receivers with a dead name would delay calls to Meta and to the database. So DNS is asked
 * without a thread. The system, which also knows the names of the local network and of the machine, is asked for one name at a
 * time: one of the network's, and one of the machine's own (https://nodejs.org/api/dns.html#implementation-considerations).
 */
async function named(hostname: string): Promise<LookupAddress[]> {
  const dotted = hostname.includes('.')
  const asked = dotted ? await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]) : []
  const found = asked.flatMap((answer, at) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family: at ? 6 : 4 })) : [],
  )
  return found.length ? found : turns.run(dotted ? 'dotted' : 'bare', () => lookup(hostname, { all: true }))
}
