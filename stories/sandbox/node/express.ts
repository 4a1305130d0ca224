/** As much of Express as the sandbox's own routers ask for, so that they run in a page unchanged. */

type Path = string | RegExp
type Next = (error?: unknown) => unknown
export type Handler = (req: Req, res: Res, next: Next) => unknown
type ErrorHandler = (error: unknown, req: Req, res: Res, next: Next) => unknown
type Layer = { method: string | null; match: RegExp; names: string[]; handler: Handler | ErrorHandler; whole: boolean }

class Req {
  body: unknown
  params: Record<string, string> = {}
  protocol = 'https'
  socket: { destroy(): void }
  readonly originalUrl: string
  path: string
  readonly query: Record<string, string>
  readonly headers: Record<string, string | undefined>
  readonly method: string
  readonly text: string

  constructor(method: string, url: URL, headers: Headers, text: string, drop: () => void) {
    this.method = method
    this.text = text
    this.originalUrl = url.pathname + url.search
    this.path = url.pathname
    this.query = Object.fromEntries(url.searchParams)
    this.headers = { host: url.host, ...Object.fromEntries(headers) }
    this.socket = { destroy: drop }
  }

  get url() {
    return this.path
  }

  is(type: string): boolean {
    const given = this.headers['content-type'] ?? ''
    return given.includes(type === 'json' ? 'application/json' : type)
  }
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
}

class Res {
  headersSent = false
  statusCode = 200
  readonly headers = new Headers()
  readonly req: Req
  readonly done: (response: Response) => void

  constructor(req: Req, done: (response: Response) => void) {
    this.req = req
    this.done = done
  }

  status(code: number) {
    this.statusCode = code
    return this
  }

  set(name: string | Record<string, string>, value?: string) {
    for (const [one, its] of typeof name === 'string' ? [[name, String(value)]] : Object.entries(name))
      this.headers.set(one as string, its as string)
    return this
  }

  type(name: string) {
    return this.set('Content-Type', types[name] ?? name)
  }

  cookie(name: string, value: string) {
    cookies.set(name, value)
    return this
  }

  json(body: unknown) {
    return this.set('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(body))
  }

  send(body: string) {
    if (!this.headers.has('Content-Type')) this.type('html')
    return this.end(body)
  }

  end(body?: string) {
    this.headersSent = true
    const empty = this.statusCode === 204 || this.statusCode === 304
    this.done(new Response(empty ? null : (body ?? ''), { status: this.statusCode, headers: this.headers }))
    return this
  }
}

/** Browsers keep these for a server; here there is one server and one browser. */
const cookies = new Map<string, string>()

/** A router is itself a handler, as Express's are. */
export function Router() {
  const layers: Layer[] = []

  const add =
    (method: string | null, whole: boolean) =>
    (first: Path | Handler, ...rest: (Handler | ErrorHandler)[]) => {
      const path = typeof first === 'function' ? '' : first
      const handlers = typeof first === 'function' ? [first, ...rest] : rest
      const names: string[] = []
      const match =
        path instanceof RegExp
          ? path
          : new RegExp(
              `^${path.replace(/[.]/g, '\\.').replace(/:(\w+)/g, (_, name: string) => {
                names.push(name)
                return '([^/]+)'
              })}${whole ? '/?$' : '(?=/|$)'}`,
            )
      for (const handler of handlers) layers.push({ method, match, names, handler, whole })
      return router
    }

  function router(req: Req, res: Res, out: Next) {
    const { path, params } = req
    const step = (at: number, error?: unknown): unknown => {
      Object.assign(req, { path, params })
      const layer = layers[at]
      if (!layer) return out(error)
      const found = layer.match.exec(path)
      const takesErrors = layer.handler.length === 4
      if (!found || (layer.method && layer.method !== req.method) || takesErrors !== (error !== undefined))
        return step(at + 1, error)
      const own = Object.fromEntries(
        layer.names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]),
      )
      Object.assign(req, { params: { ...params, ...own } })
      if (!layer.whole) req.path = path.slice(found[0].length) || '/'
      const next: Next = (problem) => step(at + 1, problem)
      try {
        const run = takesErrors
          ? (layer.handler as ErrorHandler)(error, req, res, next)
          : (layer.handler as Handler)(req, res, next)
        return run instanceof Promise ? run.catch(next) : run
      } catch (problem) {
        return next(problem)
      }
    }
    return step(0)
  }

  return Object.assign(router, {
    ...{ use: add(null, false), get: add('GET', true), post: add('POST', true), put: add('PUT', true) },
    ...{ patch: add('PATCH', true), delete: add('DELETE', true), all: add(null, true), disable() {}, set() {} },
  })
}

export type App = ReturnType<typeof Router>

const bodies = (type: string, read: (text: string) => unknown) => (): Handler => (req, _res, next) => {
  if (!req.is(type) || req.body !== undefined) return next()
  try {
    req.body = read(req.text)
  } catch {
    return next(Object.assign(new Error('The body could not be read.'), { status: 400 }))
  }
  next()
}

export default Object.assign(() => Router(), {
  json: bodies('application/json', JSON.parse),
  urlencoded: bodies('application/x-www-form-urlencoded', (text) => Object.fromEntries(new URLSearchParams(text))),
  text: bodies('text/', (text) => text),
})

/** Asks an app as a browser or a server would ask it over the network. */
export function ask(app: App, address: string | URL, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address, location.href)
  const headers = new Headers(init.headers)
  if (init.body instanceof URLSearchParams) headers.set('content-type', 'application/x-www-form-urlencoded')
  return new Promise((resolve, reject) => {
    const drop = () => reject(new TypeError('Failed to fetch'))
    init.signal?.addEventListener('abort', drop)
    const req = new Req(init.method ?? 'GET', url, headers, init.body ? String(init.body) : '', drop)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie) req.headers.cookie = cookie // `Headers` keeps none in a browser
    app(req, new Res(req, resolve), (error) => reject(error ?? new TypeError('Failed to fetch')))
  })
}
