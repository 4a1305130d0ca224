import * as z from 'zod/mini'
import type { Description } from '../operation.ts'
import { examples } from './examples.ts'
import { type PassedOn, passedOn } from './passed-on.ts'

const Body = z.record(z.string(), z.unknown())
const File = z.object({ file: z.string() })

const named = (names: readonly string[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.optional(z.string())])))

/** What the query of a call may hold: which fields are read, a page of a list, and whose an id is that does not say it. */
function queryOf({ id, method, node, query = [] }: PassedOn) {
  const names = [
    ...(method === 'get' ? ['fields'] : []),
    ...(method === 'get' && id.startsWith('list') ? ['limit', 'after', 'before'] : []),
    ...(node === 'any' || node === 'flow' ? ['phone_number_id', 'business_account_id'] : []),
    ...query,
  ]
  return names.length ? named(names) : undefined
}

const takesBody = ({ method, id }: PassedOn) => method === 'post' || method === 'put' || id in examples

function described(operation: PassedOn): Description {
  const { id, method, path, scope, summary, upload } = operation
  const body = upload ? File : takesBody(operation) ? Body : undefined
  return {
    method,
    path: `/:version${path}`,
    id: `graph${id[0]?.toUpperCase()}${id.slice(1)}`,
    summary,
    description: `As in Meta’s reference. A key of one account needs the scope \`${scope}\`.`,
    query: queryOf(operation),
    body,
    ...(upload ? { bodyMedia: 'multipart/form-data' } : { example: examples[id] }),
    answer: { status: 200, says: 'As Meta answers.', schema: Body },
    refusals: [400, 403, 502, 504],
  }
}

/** The proxy in the API document: the same list that a call is looked up in. */
export const describedCalls: Description[] = passedOn.filter(({ stored }) => !stored).map(described)
