import { logCall } from '../../world/call-log.ts'
import { isKept } from '../../world/messaging/media.ts'
import { remark } from '../../world/remark.ts'
import type { World } from '../../world/world.ts'
import { identify, mayUse } from '../access.ts'
import type { GraphCall } from '../call.ts'
import { GraphError } from '../graph-error.ts'
import { addressHolds } from './media.ts'

const path = '/whatsapp_business/attachments/'

/** Whether this is the address of a file, which is not on the Graph's own host at Meta. */
export const isMediaPath = (given: string): boolean => given.startsWith(path)

/** `GET` of an address that Graph gave: it needs the token, too. */
export async function downloadMedia(world: World, request: Request): Promise<Response> {
  const started = performance.now()
  const url = new URL(request.url)
  const response = await answer(world, request, url)
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
    fault: false,
  })
  return response
}

async function answer(world: World, request: Request, url: URL): Promise<Response> {
  const { mid = '', ext = '', hash = '' } = Object.fromEntries(url.searchParams)
  const media = world.messaging.media.get(mid)
  const number = media && world.numbers.get(media.phoneNumberId)
  const waba = number && world.wabas.get(number.wabaId)
  try {
    const call: GraphCall = {
      method: 'GET',
      version: 'v26.0',
      url: url.href,
      path: [],
      params: {},
      headers: request.headers,
    }
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
  return new Response(media.bytes, {
    headers: {
      'Content-Type': media.mimeType,
      'Content-Length': String(media.bytes.length),
      'Cache-Control': 'private, max-age=300',
      'Content-Disposition': `attachment; filename="${media.id}"`,
    },
  })
}

/** The file server answers in a word, and not in Graph's envelope. */
const refused = (status: number) => new Response(status === 404 ? 'URL signature expired' : 'Unauthorized', { status })
