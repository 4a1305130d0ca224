import * as z from 'zod/mini'
import type { CertificateService, CertificateState } from './service.ts'

export interface CloudflareOptions {
  /** The zone of yours that the hosts of customers lead to. */
  zoneId: string
  /** A token with the permission *SSL and Certificates: Edit* for that zone. */
  token: string
  apiUrl?: string | undefined
  /** Timeout of one call, in milliseconds. */
  timeout?: number | undefined
}

/** A custom hostname, https://developers.cloudflare.com/api/resources/custom_hostnames: it is served when both are active. */
const CustomHostname = z.object({
  id: z.string(),
  hostname: z.string(),
  status: z.optional(z.string()),
  verification_errors: z.optional(z.array(z.string())),
  ssl: z.nullish(
    z.object({
      status: z.optional(z.string()),
      validation_errors: z.optional(z.array(z.object({ message: z.string() }))),
    }),
  ),
})
type CustomHostname = z.infer<typeof CustomHostname>

const Answer = z.object({
  success: z.boolean(),
  errors: z.nullish(z.array(z.object({ code: z.number(), message: z.string() }))),
  result: z.unknown(),
})

/** The host is there already: another process was quicker. */
const duplicate = 1406
const notFound = 1436

/** States out of which nothing comes by itself. */
const ended =
  /^(?:blocked|moved|deleted|test_failed|expired|validation_timed_out|issuance_timed_out|initializing_timed_out|deployment_timed_out|deletion_timed_out)$/

/** Cloudflare for SaaS: customers' hosts lead to a zone of ours there, and Cloudflare gets their certificates. */
export function cloudflare({
  zoneId,
  token,
  apiUrl = 'https://api.cloudflare.com/client/v4',
  timeout = 10_000,
}: CloudflareOptions): CertificateService {
  const hostnames = `${apiUrl}/zones/${encodeURIComponent(zoneId)}/custom_hostnames`

  async function call(method: string, url: string, body?: object) {
    const response = await fetch(url, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    const answer = Answer.parse(await response.json())
    if (answer.success) return answer.result
    throw new Refusal(response.status, answer.errors?.[0])
  }

  async function find(hostname: string): Promise<CustomHostname | undefined> {
    const found = await call('GET', `${hostnames}?hostname=${encodeURIComponent(hostname)}`)
    return z
      .array(CustomHostname)
      .parse(found)
      .find((one) => one.hostname === hostname)
  }

  async function add(hostname: string): Promise<CustomHostname> {
    try {
      return CustomHostname.parse(await call('POST', hostnames, { hostname, ssl: { method: 'http', type: 'dv' } }))
    } catch (error) {
      const there = error instanceof Refusal && error.code === duplicate ? await find(hostname) : undefined
      if (there) return there
      throw error
    }
  }

  return {
    async look(hostname) {
      try {
        return stateOf((await find(hostname)) ?? (await add(hostname)))
      } catch (error) {
        // A key that is refused, a limit or an error on their side says nothing about the host.
        if (error instanceof Refusal && error.isAboutHost) return { state: 'refused', says: error.message }
        return null
      }
    },
    async leave(hostname) {
      const known = await find(hostname)
      if (!known) return
      await call('DELETE', `${hostnames}/${encodeURIComponent(known.id)}`).catch((error: unknown) => {
        if (!(error instanceof Refusal) || error.code !== notFound) throw error
      })
    },
  }
}

function stateOf({ ssl, status = 'pending', verification_errors }: CustomHostname): CertificateState {
  const certificate = ssl?.status ?? 'initializing'
  if (status === 'active' && certificate === 'active') return { state: 'ready' }
  const errors = [...(verification_errors ?? []), ...(ssl?.validation_errors ?? []).map(({ message }) => message)]
  const says = [`host ${status}`, `certificate ${certificate}`, ...errors].join(', ').slice(0, 200)
  return { state: ended.test(status) || ended.test(certificate) ? 'refused' : 'waiting', says }
}

class Refusal extends Error {
  readonly code: number | undefined
  /** Whether the host is the reason, and not our key, a limit or their server. */
  readonly isAboutHost: boolean

  constructor(status: number, said: { code: number; message: string } | undefined) {
    super(`${said?.code ?? status} ${said?.message ?? ''}`.trim().slice(0, 200))
    this.code = said?.code
    this.isAboutHost = status === 400 || status === 409 || status === 422
  }
}
