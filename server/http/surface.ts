import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import type * as z from 'zod/mini'
import type { Description, Needs, Operation } from './operation.ts'
import type { PlainHandler } from './plain.ts'

/** Operations about one kind of thing. */
export interface Resource<Context> {
  /** The heading that they stand under in the API document. */
  tag: string
  /** Adds the middleware of these operations and of the resources behind them. */
  before?: ((router: Router, deps: Context) => void) | undefined
  operations: Operation<Context>[]
}

/** All that is answered below one path, to one kind of caller. */
export interface Surface<Context> {
  /** Empty, or `/platform/v1`. */
  base: string
  needs: Needs
  /** The shape of its refusals. */
  errors: z.ZodMiniType
  /** Adds the middleware of all its operations. */
  before?: ((router: Router, deps: Context) => void) | undefined
  resources: Resource<Context>[]
  /** What answers when no operation did: for an unknown path, and for an error. */
  after?: ((deps: Context) => (RequestHandler | ErrorRequestHandler)[]) | undefined
  /** Operations that are asked so often that they answer before Express, too, where no host app mounts us. */
  often?: ((deps: Context) => OftenAsked[]) | undefined
  /** Answers every request, in place of routes; `described` is then what the API document says. */
  answers?: ((deps: Context) => PlainHandler) | undefined
  described?: DescribedResource[] | undefined
}

export interface OftenAsked {
  method: string
  /** Below the base of its surface, to the letter; Express takes what is written otherwise. */
  path: string
  handler: PlainHandler
}

interface DescribedResource {
  tag: string
  operations: Description[]
}

/** A surface as the API document reads it, whatever its routes need. */
export interface DescribedSurface extends Pick<Surface<never>, 'base' | 'needs' | 'errors' | 'described'> {
  resources: DescribedResource[]
}

/** The same surface for deps that hold more, or other things. */
export function withDeps<Outer, Inner>(surface: Surface<Inner>, depsOf: (deps: Outer) => Inner): Surface<Outer> {
  return {
    ...surface,
    before: (router, deps) => surface.before?.(router, depsOf(deps)),
    resources: surface.resources.map(({ before, operations, tag }) => ({
      tag,
      before: (router, deps) => before?.(router, depsOf(deps)),
      operations: operations.map((operation) => ({
        ...operation,
        handlers: (deps) => operation.handlers(depsOf(deps)),
        run: undefined, // no function is made of an adapted one
      })),
    })),
    after: (deps) => surface.after?.(depsOf(deps)) ?? [],
    often: surface.often && ((deps) => (surface.often as (deps: Inner) => OftenAsked[])(depsOf(deps))),
    answers: surface.answers && ((deps) => (surface.answers as (deps: Inner) => PlainHandler)(depsOf(deps))),
  }
}

/** What answers a surface, to be used under its base: each operation that the document describes, and no other. */
export function routesOf<Context>(surface: Surface<Context>, deps: Context): RequestHandler {
  if (surface.answers) return surface.answers(deps) as RequestHandler
  const router = Router()
  surface.before?.(router, deps)
  for (const { before, operations } of surface.resources) {
    before?.(router, deps)
    for (const { method, path, handlers } of operations) router[method](path, ...handlers(deps))
  }
  for (const handler of surface.after?.(deps) ?? []) router.use(handler)
  return router
}
