import { pipeline } from 'node:stream/promises'
import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import { NoAnswer } from '../../meta/forward.ts'
import { reachNumber } from '../../store/messaging/reach.ts'
import { addMs, minute, toIso } from '../../time.ts'
import { tokenOfNumber } from '../../use-cases/numbers/number-token.ts'
import type { PlainRequest, PlainResponse } from '../plain.ts'
import { copyHeaders } from './answer.ts'
import { GraphFault, silence } from './graph-fault.ts'
import type { Target } from './reach.ts'

/** As long as Meta's own address of a file lives. */
const lifetime = 5 * minute

const about = 'media download'

/** What a download address holds, sealed: where the file lies at Meta, and whose token opens it. */
const Download = z.object({ url: z.string(), project: z.string(), number: z.string(), until: z.string() })

/**
 * Meta's description of a file, with an address of ours that needs no header. Meta's own address needs the number's token, which
 * nobody but this server has.
 */
export async function mediaAnswer(deps: Deps, json: unknown, { number }: Target, version: string): Promise<unknown> {
  const { url } = json as { url?: unknown }
  if (typeof url !== 'string' || !isMetas(url, deps.graphUrl)) return json
  const until = toIso(addMs(deps.now(), lifetime))
  const content = { url, project: number.project_id, number: number.phone_number_id, until }
  const sealed = await deps.sealer.seal(JSON.stringify(content satisfies z.input<typeof Download>), about)
  return {
    ...(json as object),
    download_url: `${deps.publicUrl}/meta/whatsapp/${version}/downloads/${sealed}`,
    download_url_expires_at: until,
  }
}

/** Hosts at which Meta keeps files. The token is sent to no other. */
const metas = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/

function isMetas(address: string, graphUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.origin === new URL(graphUrl).origin) return true
  return url.protocol === 'https:' && metas.test(url.hostname) && !url.username && !url.password
}

const over = () =>
  new GraphFault(404, 100, 'Media download link is not valid any more', {
    details: 'Ask for the media file again: its download_url works for five minutes.',
  })

/** Streams a file from Meta to whoever has its address. */
export async function download(deps: Deps, sealed: string, req: PlainRequest, res: PlainResponse) {
  const link = await open(deps, sealed)
  const number = link && (await reachNumber(deps.db, link.project, link.number))
  if (!link || !number || number.connection_status === 'disconnected') throw over()
  const gone = new AbortController()
  res.once('close', () => res.writableFinished || gone.abort())
  const { range } = req.headers
  try {
    const { forward } = await deps.apps.of(number)
    const answer = await forward({
      method: 'GET',
      path: link.url,
      headers: range ? { Range: range } : {},
      token: await tokenOfNumber(deps, number),
      signal: gone.signal,
    })
    const status = answer.statusCode as number
    if (status !== 200 && status !== 206 && status !== 416) {
      answer.destroy()
      throw status === 404 || status === 410 ? over() : silence(false)
    }
    res.statusCode = status
    copyHeaders(answer, res, true)
    // The file is a stranger's: no browser may show it as a page of this address.
    res.setHeader('Content-Disposition', 'attachment')
    res.setHeader('Cache-Control', 'private, no-store')
    await pipeline(answer, res)
  } catch (error) {
    if (gone.signal.aborted || res.headersSent) return void res.destroy()
    if (error instanceof NoAnswer) throw silence(error.silent)
    throw error
  }
}

async function open(deps: Deps, sealed: string): Promise<z.output<typeof Download> | undefined> {
  try {
    const link = Download.parse(JSON.parse(await deps.sealer.open(sealed, about)))
    return link.until > toIso(deps.now()) ? link : undefined
  } catch {
    return undefined
  }
}
