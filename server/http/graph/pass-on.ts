import { Transform } from 'node:stream'
import type { Deps } from '../../deps.ts'
import { type Forwarded, NoAnswer } from '../../meta/forward.ts'
import { noteFirstMessage } from '../../use-cases/messaging/note-first-message.ts'
import { noteRefusedToken } from '../../use-cases/messaging/note-refused-token.ts'
import type { PlainRequest, PlainResponse } from '../plain.ts'
import { enforceLimit } from '../refusals.ts'
import { sendJson } from '../send-json.ts'
import { cleaned, copyHeaders, refusesToken, withWayBack } from './answer.ts'
import { checkFields } from './bad-requests.ts'
import { GraphFault, invisible, silence } from './graph-fault.ts'
import { mediaAnswer } from './media-link.ts'
import { guardedUpload, isMultipart } from './multipart.ts'
import type { PassedOn } from './passed-on.ts'
import { type Asked, reach, type Target } from './reach.ts'
import { readAll } from './read-all.ts'
import { throughputOf } from './throughput.ts'

interface Asking {
  target: Target
  version: string
  query: URLSearchParams
  signal: AbortSignal
}

/** Finds out where a call goes before anything of its body is read, and refuses what is not the caller's. */
export async function findTarget(deps: Deps, res: PlainResponse, wanted: Omit<Asked, 'signal'>): Promise<Asking> {
  const { operation, query, version } = wanted
  const gone = new AbortController()
  res.once('close', () => res.writableFinished || gone.abort())
  const { signal } = gone
  const target = await reach(deps, { ...wanted, signal })
  const whole = operation.node === 'any' && target.node !== 'media' ? target.node : 'other'
  const fields = checkFields(query.get('fields'), whole)
  query.delete('fields')
  if (fields !== undefined) query.set('fields', fields)
  if (target.node !== 'media') query.delete('phone_number_id')
  query.delete('business_account_id')
  if (operation.sends) enforceLimit(await deps.limits.take(throughputOf(target.number), target.number.id), res)
  return { target, version, query, signal }
}

/** Passes the call on, and Meta's answer back. */
export async function passOn(deps: Deps, operation: PassedOn, req: PlainRequest, res: PlainResponse, asking: Asking) {
  const { target, version, query, signal } = asking
  const began = performance.now()
  const measured = (code: string) =>
    deps.metrics.graph.observe({ operation: `proxy ${operation.id}`, code }, (performance.now() - began) / 1_000)
  const call: Forwarded = {
    method: target.method,
    path: `${version}/${target.path}`,
    query,
    token: target.token,
    signal,
    ...bodyOf(req, operation, target),
  }
  try {
    const answer = await target.forward(call)
    copyHeaders(answer, res)
    const text = await readAll(answer)
    const code = await send(deps, res, asking, { status: answer.statusCode as number, text })
    measured(code)
    // The same operation marks a message as read.
    if (operation.sends && code === 'ok' && (req.body as { status?: unknown }).status === undefined)
      await noteFirstMessage(deps, target.number, 'sent')
  } catch (error) {
    measured('none')
    if (signal.aborted) return void res.destroy()
    if (error instanceof GraphFault) throw error
    const broken = call.body instanceof Transform ? call.body.errored : null
    if (broken instanceof GraphFault) throw broken
    if (error instanceof NoAnswer) throw silence(error.silent)
    throw error
  }
}

function bodyOf(req: PlainRequest, { upload }: PassedOn, target: Target): Pick<Forwarded, 'body' | 'headers'> {
  if (target.method === 'GET') return {}
  if (upload && isMultipart(req)) {
    const length = req.headers['content-length']
    return {
      body: guardedUpload(req),
      headers: {
        'Content-Type': req.headers['content-type'] as string,
        ...(length ? { 'Content-Length': length } : {}),
      },
    }
  }
  const body = req.body as Record<string, unknown>
  checkAccounts(body, target)
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
}

/** Fields by which a body names a number or an account: only those of the address, so that no body reaches further. */
const ofNumber = ['phone_number_id', 'from_phone_number_id']
const ofAccount = [
  'messaging_account_id',
  'paid_messaging_account_id',
  'business_account_id',
  'waba_id',
  'whatsapp_business_account',
  'whatsapp_business_account_id',
]
const never = ['clone_flow_id', 'clone_template_id', 'source_waba_id', 'destination_waba_id']

function checkAccounts(body: Record<string, unknown>, { method, number }: Target) {
  const check = (names: string[], own: string | undefined) => {
    for (const name of names) {
      const given = body[name]
      if (given !== undefined && given !== null && String(given) !== own)
        throw invisible(method, String(given).slice(0, 60))
    }
  }
  check(ofNumber, number.phone_number_id)
  check(ofAccount, number.business_account_id)
  check(never, undefined)
}

interface Given {
  status: number
  text: string
}

/** Sends Meta's answer; the result is its code for the metrics. */
async function send(deps: Deps, res: PlainResponse, { target, version }: Asking, given: Given) {
  const { graphUrl, publicUrl } = deps
  const answer = cleaned(given.text, { token: target.token, graphUrl, proxyUrl: `${publicUrl}/meta/whatsapp` })
  if (!answer) throw silence(false)
  let { json, text } = answer
  const code = codeOf(json)
  if (refusesToken(json)) {
    await noteRefusedToken(deps, target.number)
    json = withWayBack(json, target.number.phone_number_id)
    text = JSON.stringify(json)
  }
  if (target.node === 'media' && target.method === 'GET' && given.status === 200) {
    json = await mediaAnswer(deps, json, target, version)
    text = JSON.stringify(json)
  }
  res.setHeader('Cache-Control', 'no-store')
  sendJson(res, given.status, text)
  return code
}

const codeOf = (json: unknown) => {
  const code = (json as { error?: { code?: unknown } } | null)?.error?.code
  return typeof code === 'number' ? String(code) : 'ok'
}
