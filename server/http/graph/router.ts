import type { RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'
import { boundedQuery } from '../bounds.ts'
import { idempotent } from '../idempotency.ts'
import { type Operation, operations, sent } from '../operation.ts'
import type { Surface } from '../surface.ts'
import { plainAddress } from './bad-requests.ts'
import { GraphErrorAnswer, sendGraphError, unknownComponents } from './graph-fault.ts'
import { graphAccess } from './key-access.ts'
import { download } from './media-link.ts'
import { findTarget, passOn } from './pass-on.ts'
import { type PassedOn, passedOn } from './passed-on.ts'
import { readBody } from './read-body.ts'

const { get } = operations<Deps>()

const unknown: RequestHandler = (req) => {
  throw unknownComponents(req.path)
}

/** An operation of Graph's as a route. */
function operation(one: PassedOn): Operation<Deps> {
  const { method, path, id, summary, sends, upload } = one
  return {
    method,
    path: `/:version${path}`,
    id,
    summary,
    answer: { status: 200, says: 'As Meta answers.' },
    handlers: (deps) => [
      findTarget(deps, one),
      ...(method === 'get' ? [] : readBody(deps, upload ?? false)),
      ...(sends ? [idempotent(deps)] : []),
      passOn(deps, one),
    ],
  }
}

/**
 * `/meta/whatsapp`: Meta's Cloud API for the numbers of a project, on Kapso's wire. The server adds the token of the number; the
 * caller has only a key. What is passed on stands in `passed-on.ts`, and nothing else is.
 */
export const graph: Surface<Deps> = {
  base: '/meta/whatsapp',
  needs: 'key',
  elsewhere: true, // Meta's own reference describes what is passed on.
  errors: GraphErrorAnswer,
  resources: [
    {
      tag: 'Messaging',
      operations: [
        get('/:version/downloads/:download', {
          id: 'downloadMedia',
          needs: 'nothing',
          summary: 'Download a media file',
          answer: sent('The file.', 'application/octet-stream'),
          handle: ({ deps, params, req, res }) => download(deps, params.download, req, res),
        }),
      ],
    },
    {
      tag: 'Messaging',
      before: (router, deps) => router.use(plainAddress, boundedQuery, graphAccess(deps)),
      operations: passedOn.map(operation),
    },
  ],
  after: (deps) => [unknown, sendGraphError(deps)],
}
