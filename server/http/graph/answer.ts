import type { IncomingMessage } from 'node:http'
import type { PlainResponse } from '../plain.ts'
import { wayBack } from './graph-fault.ts'

/** Headers of Meta's that are the caller's to know. */
const told = [
  'x-app-usage',
  'x-business-use-case-usage',
  'x-fb-trace-id',
  'x-fb-request-id',
  'facebook-api-version',
  'retry-after',
]

/** Headers of a file that are passed on with it. */
const ofFile = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'last-modified', 'etag']

export function copyHeaders(answer: IncomingMessage, res: PlainResponse, file = false) {
  for (const name of file ? ofFile : told) {
    const value = answer.headers[name]
    if (typeof value === 'string') res.setHeader(name, value)
  }
}

export interface Cleaning {
  token: string
  /** Graph's address, and the address at which the proxy stands for it. */
  graphUrl: string
  proxyUrl: string
}

/**
 * An answer of Graph's as its caller may see it. Addresses of further pages hold the token of the number, so they are written anew
 * and lead to the proxy. Undefined when the answer is not JSON.
 */
export function cleaned(
  text: string,
  { token, graphUrl, proxyUrl }: Cleaning,
): { text: string; json: unknown } | undefined {
  try {
    const safe = text.includes(token) ? text.replaceAll(token, '') : text
    const json: unknown = JSON.parse(safe)
    if (!safe.includes('"paging"')) return { text: safe, json }
    const rewritten = rewritePaging(json, graphUrl, proxyUrl)
    return { text: JSON.stringify(rewritten), json: rewritten }
  } catch {
    return undefined
  }
}

/** Secrets that Graph puts into the addresses of further pages. */
const secrets = ['access_token', 'appsecret_proof', 'input_token']

function rewritePaging(value: unknown, graphUrl: string, proxyUrl: string): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritePaging(one, graphUrl, proxyUrl))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      if (name !== 'paging' || typeof one !== 'object' || one === null)
        return [[name, rewritePaging(one, graphUrl, proxyUrl)]]
      const paging = Object.entries(one).flatMap(([edge, address]) => {
        if (edge !== 'next' && edge !== 'previous') return [[edge, address]]
        const ours = pageAddress(address, graphUrl, proxyUrl)
        return ours === undefined ? [] : [[edge, ours]]
      })
      return [[name, Object.fromEntries(paging)]]
    }),
  )
}

/** The same page behind the proxy. Undefined, and so left out, for an address that is not Graph's. */
function pageAddress(address: unknown, graphUrl: string, proxyUrl: string): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const graph = new URL(graphUrl)
  const under = graph.pathname.replace(/\/+$/, '')
  if (url.host !== graph.host || !url.pathname.startsWith(`${under}/`)) return undefined
  for (const secret of secrets) url.searchParams.delete(secret)
  return `${proxyUrl}${url.pathname.slice(under.length)}${url.search}`
}

interface Refusal {
  error?: { code?: unknown; message?: unknown; error_data?: { details?: unknown } }
}

/** Whether Meta refused the token itself (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
export const refusesToken = (json: unknown): boolean => (json as Refusal | null)?.error?.code === 190

/** Meta's refusal of a token, with the sentence that says how the number comes back. */
export function withWayBack(json: unknown, phoneNumberId: string): unknown {
  const { error = {}, ...rest } = json as Refusal & Record<string, unknown>
  const said = error.error_data?.details
  const details = typeof said === 'string' ? `${said} ${wayBack(phoneNumberId)}` : wayBack(phoneNumberId)
  return { ...rest, error: { ...error, error_data: { ...error.error_data, details } } }
}
