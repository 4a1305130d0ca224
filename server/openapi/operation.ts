import type * as z from 'zod/mini'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * One operation as the document shows it: what a route takes and gives, by the very schemas that it parses with.
 * Each surface keeps a list of these; `test/server/http/openapi.test.ts` holds the lists against the routes.
 */
export interface Operation {
  method: Method
  /** From the public address, parameters as `{name}`. */
  path: string
  /** Its name in generated clients. */
  id: string
  tag: string
  summary: string
  description?: string
  query?: z.ZodMiniObject
  body?: z.ZodMiniType
  /** A body that works as it stands, on things that are there. */
  example?: object
  /** A query that works. */
  exampleQuery?: Record<string, string>
  answer: Answer
  /** Statuses of refusals besides those that follow from what it takes. */
  refusals?: number[]
  /** What opens it: a project's API key, a setup link's token, or nothing. */
  needs: 'key' | 'token' | 'nothing'
  /** Which shape its refusals have. */
  errors: z.ZodMiniType
}

export interface Answer {
  status: number
  says: string
  /** JSON; without it the answer has no body, unless `media` names another kind. */
  schema?: z.ZodMiniType
  media?: string
  /** A page of a list: the headers that come with it. */
  headers?: Record<string, string>
}
