import { type LookupAddress, lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** How long a receiver may take, in milliseconds, and how much of its answer is kept, in characters. */
const limit = 10_000
const kept = 1_000

/**
 * Posts a webhook. Redirects are not followed, and only addresses of the open internet are connected to, unless
 * `allowPrivate`: the check is made on the very address that is connected to, so that a name cannot change its mind.
 *
 * @throws {Error} with one sentence, when nothing was answered within ten seconds or the address is not to be reached
 */
export function post(
  url: string,
  { headers, body, allowPrivate }: { headers: Record<string, string>; body: string; allowPrivate: boolean },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const target = new URL(url)
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (!allowPrivate && isIP(host) && !isPublic(host)) return reject(refused(host))
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      agent: false,
      ...(allowPrivate ? {} : { lookup: publicLookup }),
    })
    const deadline = setTimeout(() => request.destroy(new Error('no answer within 10 seconds')), limit)
    request.once('close', () => clearTimeout(deadline))
    request.once('error', reject)
    request.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text = (text + chunk).slice(0, kept)
        if (text.length === kept) response.destroy()
      })
      response.once('error', () => {})
      response.once('close', () => resolve({ status: response.statusCode as number, body: text }))
    })
    request.end(body)
  })
}

const refused = (address: string) =>
  new Error(`${address} is not an address of the open internet: webhooks are not sent there`)

/** Not private, loopback, link-local (where clouds keep their metadata), reserved or a way around any of these. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

const publicLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[]
    if (error) return done(error, '')
    const inside = addresses.find(({ address }) => !isPublic(address))
    if (inside) return done(refused(`${hostname} (${inside.address})`), '')
    if (options.all) return done(null, addresses)
    const [first] = addresses as [LookupAddress]
    done(null, first.address, first.family)
  })
