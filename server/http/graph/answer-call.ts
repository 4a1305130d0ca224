import type { Deps } from '../../deps.ts'
import { runAs } from '../../runtime/actor.ts'
import { boundedQuery } from '../bounds.ts'
import { claimOnce } from '../idempotency.ts'
import type { PlainHandler, PlainRequest, PlainResponse } from '../plain.ts'
import { keepAnswerOf, sendJson } from '../send-json.ts'
import { checkAddress } from './bad-requests.ts'
import { operationFinder, type Wanted } from './find-operation.ts'
import { sendGraphError, storesNothing, unknownComponents } from './graph-fault.ts'
import { graphAccess } from './key-access.ts'
import { download } from './media-link.ts'
import { isMultipart } from './multipart.ts'
import { findTarget, passOn } from './pass-on.ts'
import { passedOn } from './passed-on.ts'
import { bodyReader } from './read-body.ts'

const ofFile = /^\/v\d{1,2}\.\d\/downloads\/([^/?]+)(?:\?|$)/

/**
 * Answers everything below `/meta/whatsapp`, as one handler and not as a chain of routes and middleware, and without Express where
 * no host app mounts us: this is the one surface that a busy server is asked hundreds of times a second, and the chain cost half
 * of a call.
 */
export function answerCalls(deps: Deps): PlainHandler {
  const find = operationFinder(passedOn)
  const [admit, readBody, fail] = [graphAccess(deps), bodyReader(deps), sendGraphError(deps)]

  async function answer(req: PlainRequest, res: PlainResponse) {
    const [, file] = ofFile.exec(req.url) ?? []
    if (file !== undefined && (req.method === 'GET' || req.method === 'HEAD')) {
      nameRoute(req, '/downloads/:download')
      return download(deps, file, req, res)
    }
    checkAddress(req.url)
    boundedQuery(req, res, () => {})
    const caller = await admit(req, res)
    const wanted = find(req.method as string, req.url)
    if (!wanted) throw unknownComponents(req.url.split('?')[0] as string)
    nameRoute(req, wanted.operation.path)
    if (wanted.operation.stored) throw storesNothing()
    await runAs(caller.actor, () => passCall(req, res, { ...wanted, caller }))
  }

  async function passCall(
    req: PlainRequest,
    res: PlainResponse,
    wanted: Wanted & Pick<Parameters<typeof findTarget>[2], 'caller'>,
  ) {
    const { operation } = wanted
    const asking = await findTarget(deps, res, { ...wanted, query: new URLSearchParams(req.url.split('?')[1]) })
    const streamed = operation.upload && isMultipart(req)
    if (operation.method !== 'get' && !streamed) req.body = await readBody(req, res)
    const claim = operation.sends ? await claimOnce(deps, req, res) : undefined
    if (claim && 'answer' in claim) {
      res.setHeader('Idempotency-Replayed', 'true')
      return sendJson(res, claim.status, claim.answer)
    }
    if (claim) keepAnswerOf(res, claim.keep)
    await passOn(deps, operation, req, res, asking)
  }

  return (req, res) => {
    answer(req, res).catch((error: unknown) => fail(error, req, res))
  }
}

/** The pattern of the path, for logs and metrics, where Express would put that of its route. */
function nameRoute(req: PlainRequest, path: string) {
  req.route = { path: `/:version${path}` }
}
