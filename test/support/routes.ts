import type { Router } from 'express'

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> }
  handle?: { stack?: Layer[] }
  /** What a router was mounted under, as it was written. */
  rawPath: string | string[]
}

/** Every route of a router, as `GET /customers/{customer_id}`, out of Express's own stack. */
export function mountedRoutes(router: Router, base = ''): string[] {
  return (router as unknown as { stack: Layer[] }).stack.flatMap(({ route, handle, rawPath }) => {
    const under = [route?.path ?? rawPath].flat().map((path) => `${base}${path}`.replace(/(.)\/$/, '$1'))
    if (route)
      return under.flatMap((path) =>
        Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`),
      )
    if (!handle?.stack) return []
    return under.flatMap((path) => mountedRoutes(handle as unknown as Router, path === '/' ? '' : path))
  })
}
