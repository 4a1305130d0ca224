import { Hono } from 'hono'
import { type Control, createControl } from '../control/control.ts'
import { controlRoutes, operationsOf } from '../control/routes.ts'
import { assetRoutes, type BrowserFile } from '../dialog/assets.ts'
import { dialogRoutes } from '../dialog/routes.ts'
import { graphApi, isGraphPath } from '../graph/api.ts'
import { downloadMedia, isMediaPath } from '../graph/media/download.ts'
import { homeRoutes } from '../home/home.ts'
import { sandboxFailed } from '../http/failed.ts'
import { managerRoutes } from '../manager/routes.ts'
import { createPost } from '../messages/post.ts'
import { phoneRoutes } from '../phone/routes.ts'
import { twilioApi } from '../twilio/api.ts'
import { createPhoneNetwork } from '../twilio/phone-network.ts'
import { createSender } from '../webhooks/sender.ts'
import type { TwilioCredentials } from '../world/twilio.ts'
import type { App } from '../world/world.ts'
import { createWorld } from './create-world.ts'
import type { PlayOptions } from './options.ts'

/** What a sandbox needs to know about the place where it runs. */
export type Place = {
  /** Its own origin, as browsers know it; a function, because a free port is unknown at first. */
  publicUrl: () => string
  browserFile: BrowserFile
  /** True inside a page, where requests carry no cookies: all of them come from the same browser. */
  oneBrowser?: boolean
}

export type WebSandbox = {
  app: App
  twilio: TwilioCredentials
  control: Control
  /** Answers as the sandbox would over the network. A cut connection is a network error: `Response.error()`. */
  fetch(request: Request): Promise<Response>
  /** Stops what waits: late answers, webhooks, calls. */
  close(): void
}

/** A small, strict Meta and a small Twilio, made only of the web's Request and Response. */
export function createWebSandbox(
  options: PlayOptions,
  { publicUrl, browserFile, oneBrowser = false }: Place,
): WebSandbox {
  const world = createWorld(options)
  const closing = new AbortController()
  const sender = createSender(world, closing.signal)
  const network = createPhoneNetwork(world, closing.signal)
  const post = createPost(world, sender, closing.signal)
  const control = createControl(world, { sender, network, post })
  const { issue } = control
  const graph = graphApi(world, { sender, network, post, issue, publicUrl, closing: closing.signal })
  const twilio = twilioApi(world, closing.signal)

  const sandbox = new Hono()
  sandbox.route('/', assetRoutes(world, browserFile))
  sandbox.route('/', dialogRoutes(world, { publicUrl, issue, network, oneBrowser }))
  const controlled = controlRoutes(control)
  sandbox.route('/_control', controlled)
  sandbox.use((c, next) => (isGraphPath(c.req.path) ? graph(c.req.raw) : next()))
  sandbox.use((c, next) => (isMediaPath(c.req.path) ? downloadMedia(world, c.req.raw, closing.signal) : next()))
  sandbox.all('/2010-04-01/*', (c) => twilio(c.req.raw))
  sandbox.route('/', phoneRoutes(world, post, closing.signal))
  sandbox.route('/', managerRoutes(world))
  sandbox.route('/', homeRoutes(world, control, operationsOf(controlled), publicUrl))
  sandbox.notFound((c) => c.text('Nothing lives here. GET / says what does.\n', 404))
  sandbox.onError(sandboxFailed)

  return {
    app: world.app,
    twilio: world.twilio.credentials,
    control,
    fetch: async (request) => sandbox.fetch(request),
    close: () => closing.abort(),
  }
}
