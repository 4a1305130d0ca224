import { header, type PlainRequest } from '../plain.ts'

type Trust = (address: string | undefined, hop: number) => boolean

/**
 * The host that a request asks for, as it says it. A proxy that is trusted may have put its own into `Host`, and says in
 * `X-Forwarded-Host` what the browser asked for, the first of several.
 */
export function askedHost(req: PlainRequest): string | undefined {
  const forwarded = header(req, 'x-forwarded-host')
  if (forwarded === undefined) return req.headers.host
  const trusts = req.app?.get('trust proxy fn') as Trust | undefined
  return trusts?.(req.socket.remoteAddress, 0) ? forwarded.split(',', 1)[0]?.trim() : req.headers.host
}
