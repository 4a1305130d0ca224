import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'

/**
 * A request and its answer as Node has them, with the few things of Express that we read. Code that is written for these runs in a route
 * of Express and also without Express, see `doors/direct.ts`.
 */
export interface PlainRequest extends IncomingMessage {
  /** The path below `baseUrl`, and the query. */
  url: string
  originalUrl: string
  baseUrl: string
  ip?: string | undefined
  /** The app of Express that it came through; without Express there only where its settings are asked. */
  app?: { get(setting: string): unknown }
  /** What answers, for logs and metrics. */
  route?: { path: string }
  body?: unknown
}

export interface PlainResponse extends ServerResponse {
  // biome-ignore lint/suspicious/noExplicitAny: as Express has it
  locals: Record<string, any>
}

/** A header that is a single value; Node joins one that was sent twice. */
export const header = ({ headers }: PlainRequest, name: string): string | undefined => headers[name]?.toString()

/** As a router of Express takes it. */
export const asExpress = (handler: PlainHandler) => handler as unknown as RequestHandler

export type PlainHandler = (req: PlainRequest, res: PlainResponse, next: (error?: unknown) => void) => void
