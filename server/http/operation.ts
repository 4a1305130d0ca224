import type { Request, RequestHandler, Response } from 'express'
import type * as z from 'zod/mini'
import { parse } from './parse.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What the API document says about an operation. */
export interface Description {
  method: Method
  /** Below the base of its surface, as Express writes it: `/customers/:customer_id`. */
  path: string
  /** Its name in generated clients. */
  id: string
  summary: string
  description?: string | undefined
  query?: z.ZodMiniObject | undefined
  body?: z.ZodMiniType | undefined
  /** A body that works as it stands, on things that exist. */
  example?: object | undefined
  /** A query that works. */
  exampleQuery?: Record<string, string> | undefined
  answer: AnswerDescription
  /** Statuses of refusals besides those that follow from what the operation takes. */
  refusals?: number[] | undefined
  /** What opens it, where that differs from its surface. */
  needs?: Needs | undefined
}

/** What opens an operation: a project's API key, a setup link's token, or nothing. */
export type Needs = 'key' | 'token' | 'nothing'

interface AnswerDescription {
  status: number
  says: string
  /** JSON. Without a schema the answer has no body, unless `media` names another kind. */
  schema?: z.ZodMiniType | undefined
  media?: string | undefined
  /** The headers that come with it. */
  headers?: Record<string, string> | undefined
}

/** `Given` is what a handler returns. Where there is no `send`, the handler answers the request itself. */
export interface Answer<Given, Context = unknown> extends AnswerDescription {
  send?: (given: Given, call: Call<Context>) => void
}

/** One request, read by the schemas of its operation. `caller` is what the surface found out about who asks. */
export interface Call<Context, Caller = unknown, Params = unknown, Query = unknown, Body = unknown> {
  deps: Context
  caller: Caller
  params: Params
  query: Query
  body: Body
  req: Request
  res: Response
}

/** A route and its description, made by {@link operations}. */
export interface Operation<Context> extends Description {
  handlers: (deps: Context) => RequestHandler[]
}

type NamesIn<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | NamesIn<More>
    : Rest
  : never

type Awaitable<Value> = Value | Promise<Value>

export interface About<Context, Caller, Path extends string, Query, Body, Given>
  extends Omit<Description, 'method' | 'path' | 'query' | 'body' | 'answer'> {
  query?: Query
  body?: Body
  /**
   * The handler reads query and body itself, because a signature covers their bytes. The schemas are then for the
   * document alone.
   */
  unread?: boolean
  answer: Answer<Given, Context>
  /** Middleware of this route alone. */
  before?: (deps: Context) => RequestHandler[]
  handle: (
    call: Call<Context, Caller, Record<NamesIn<Path>, string>, z.output<Query>, z.output<Body>>,
  ) => Awaitable<NoInfer<Given>>
}

/**
 * Makes the operations of a surface. Path, query, body and answer are written once: the route parses what comes in and
 * what goes out by the same schemas that the document shows. `Caller` is what the surface puts into `res.locals`.
 */
export function operations<Context, Caller = unknown>() {
  const by =
    (method: Method) =>
    <
      const Path extends string,
      Given,
      Query extends z.ZodMiniObject = z.ZodMiniObject,
      Body extends z.ZodMiniType = z.ZodMiniType,
    >(
      path: Path,
      about: About<Context, Caller, Path, Query, Body, Given>,
    ): Operation<Context> => {
      const { before, handle, unread, answer, ...description } = about
      const query = unread ? undefined : about.query
      const body = unread ? undefined : about.body
      const answerRequest =
        (deps: Context): RequestHandler =>
        async (req, res) => {
          const call = {
            deps,
            caller: res.locals as Caller,
            params: req.params as Record<NamesIn<Path>, string>,
            query: (query ? parse(query, req.query) : {}) as z.output<Query>,
            body: (body ? parse(body, req.body) : undefined) as z.output<Body>,
            req,
            res,
          }
          const given = await handle(call)
          answer.send?.(given, call)
        }
      return {
        ...description,
        method,
        path,
        answer,
        handlers: (deps) => [...(before?.(deps) ?? []), answerRequest(deps)],
      }
    }
  return { get: by('get'), post: by('post'), put: by('put'), patch: by('patch'), remove: by('delete') }
}

/** JSON by its schema: a field that the schema does not name is not sent. */
export const json = <Schema extends z.ZodMiniType>(
  schema: Schema,
  says: string,
  status = 200,
): Answer<z.input<Schema>> => ({
  status,
  says,
  schema,
  send: (given, { res }) => {
    res.status(status).json(schema.parse(given))
  },
})

/** No body. */
export const empty = (says: string): Answer<void> => ({
  status: 204,
  says,
  send: (_given, { res }) => {
    res.status(204).end()
  },
})

/** Text, a page or a redirect, which the handler sends itself. */
export const sent = (says: string, media?: string, status = 200): Answer<void> => ({ status, says, media })
