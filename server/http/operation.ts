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
  /** What the body is, where it is not JSON. */
  bodyMedia?: string | undefined
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

/** What opens an operation: a project's API key, a session of the console, one of the two, a setup link's token, or nothing. */
export type Needs = 'key' | 'key or session' | 'session' | 'token' | 'nothing'

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
  /** The body that is sent, for a caller in this process. */
  body?: (given: Given, query: object) => unknown
}

/** One request, read by the schemas of its operation. `caller` is what the surface found out about who asks. */
export interface Call<Context, Caller = unknown, Params = unknown, Query = unknown, Body = unknown> {
  deps: Context
  caller: Caller
  params: Params
  query: Query
  body: Body
  /** The body before any schema. */
  raw: unknown
  req: Request
  res: Response
}

/** A route and its description, made by {@link operations}. */
export interface Operation<Context> extends Description {
  handlers: (deps: Context) => RequestHandler[]
  /** The same without HTTP: reads what it is given by the same schemas, and results in the body of the answer. */
  run?: ((deps: Context, caller: unknown, asked: Asked) => Promise<unknown>) | undefined
}

interface Asked {
  params: Record<string, string>
  query: object
  body: unknown
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

/** An operation that has a `body` asks for neither of the two. */
const byHttpAlone = {} as { req: Request; res: Response }

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
      const read = (deps: Context, caller: unknown, asked: Asked) => ({
        deps,
        caller: caller as Caller,
        params: asked.params as Record<NamesIn<Path>, string>,
        query: (query ? parse(query, asked.query) : {}) as z.output<Query>,
        body: (body ? parse(body, asked.body) : undefined) as z.output<Body>,
        raw: asked.body,
      })
      const answerRequest =
        (deps: Context): RequestHandler =>
        async (req, res) => {
          const call = { ...read(deps, res.locals, req as Asked), req, res }
          const given = await handle(call)
          answer.send?.(given, call)
        }
      const bodyOf = answer.body
      const run =
        bodyOf &&
        (async (deps: Context, caller: unknown, asked: Asked) => {
          const call = read(deps, caller, asked)
          return bodyOf(await handle({ ...call, ...byHttpAlone }), call.query as object)
        })
      return {
        ...description,
        method,
        path,
        answer,
        handlers: (deps) => [...(before?.(deps) ?? []), answerRequest(deps)],
        run,
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
  body: (given) => schema.parse(given),
  send: (given, { res }) => {
    res.status(status).json(schema.parse(given))
  },
})

/** No body. */
export const empty = (says: string): Answer<void> => ({
  status: 204,
  says,
  body: () => undefined,
  send: (_given, { res }) => {
    res.status(204).end()
  },
})

/** Text, a page or a redirect, which the handler sends itself. */
export const sent = (says: string, media?: string, status = 200): Answer<void> => ({ status, says, media })
