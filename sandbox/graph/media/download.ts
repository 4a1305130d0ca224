import { answerUnlessFaulty } from '../../http/faulty.ts'
import { appOfToken, asApp } from '../../world/apps.ts'
import { logCall } from '../../world/call-log.ts'
import { isKept, type Media } from '../../world/messaging/media.ts'
import { remark } from '../../world/remark.ts'
import type { World } from '../../world/world.ts'
import { bearer, identify, mayUse } from '../access.ts'
import type { GraphCall } from '../call.ts'
import { GraphError } from '../graph-error.ts'
import { addressHolds } from './media.ts'

const path = '/whatsapp_business/attachments/'

/** Whether this is the address of a file, which is not on the Graph's own host at Meta. */
export const isMediaPath = (given: string): boolean => given.startsWith(path)

/** `GET` of an address that Graph gave: it needs the token, too. */
export async function downloadMedia(world: World, request: Request, closing: AbortSignal): Promise<Response> {
  const started = performance.now()
  const url = new URL(request.url)
  const { response, fault } = await answerUnlessFaulty(
    world,
    { method: request.method, path, closing },
    () => answer(world, request, url),
    (real) => real,
  )
  logCall(world.calls, {
    at: new Date(world.clock.now()).toISOString(),
    method: request.method,
    path: '/{download}',
    version: '',
    object: /^\d{1,32}$/.test(url.searchParams.get('mid') ?? '') ? url.searchParams.get('mid') : null,
    status: response.status,
    code: null,
    subcode: null,
    ms: Math.round(performance.now() - started),
    fault,
  })
  return response
}

async function answer(everything: World, request: Request, url: URL): Promise<Response> {
  const { mid = '', ext = '', hash = '' } = Object.fromEntries(url.searchParams)
  const media = everything.messaging.media.get(mid)
  const number = media && everything.numbers.get(media.phoneNumberId)
  const waba = number && everything.wabas.get(number.wabaId)
  try {
    const call: GraphCall = {
      method: 'GET',
      version: 'v26.0',
      url: url.href,
      path: [],
      params: {},
      headers: request.headers,
    }
    const world = asApp(everything, appOfToken(everything, bearer(call) ?? ''))
    const { access } = identify(world, call)
    const gone = world.scenario.scenario.messages?.media === 'gone'
    if (!media || !number || !waba || gone || !isKept(media, world.clock.now())) return refused(404)
    if (!mayUse(world, access, waba)) return refused(403)
    if (!(await addressHolds(world, mid, ext, hash))) {
      remark(world, 'an address of a file was used too late', path)
      return refused(404)
    }
  } catch (error) {
    if (error instanceof GraphError) return refused(401)
    throw error
  }
  return wholeOrPart(media, request.headers.get('Range'))
}

/** The file, or the one range of it that was asked for. */
function wholeOrPart({ id, mimeType, bytes }: Media, range: string | null): Response {
  const headers = {
    'Content-Type': mimeType,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=300',
    'Content-Disposition': `attachment; filename="${id}"`,
  }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (from === undefined)
    return new Response(bytes, { headers: { ...headers, 'Content-Length': String(bytes.length) } })
  const start = Number(from)
  const end = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1)
  if (start > end) return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${bytes.length}` } })
  const part = bytes.slice(start, end + 1)
  const about = { 'Content-Length': String(part.length), 'Content-Range': `bytes ${start}-${end}/${bytes.length}` }
  return new Response(part, { status: 206, headers: { ...headers, ...about } })
}

/** The file server answers in a word, and not in Graph's envelope. */
const refused = (status: number) => new Response(status === 404 ? 'URL signature expired' : 'Unauthorized', { status })
