import type { Registry } from 'prom-client'
import type { Functions } from '../../functions.ts'
import type { ConsoleOptions, MountedConsole } from './console.ts'
import type { Handler } from './handler.ts'
import type { Mountable } from './standalone.ts'

/** A server as the app has it that made it. */
export interface Patchbay extends Functions {
  /**
   * Mount it under the path of `publicUrl`, in an app of Express 4 or 5 (Nest), by `@fastify/middie`, or as a listener of `node:http`.
   * Body parsers may come before it.
   */
  router: Mountable
  /**
   * The same for hosts without Express: answers a web request, with or without the path of `publicUrl` before its address. Both
   * bodies are streams, and the end of the request's signal ends the work. Leave the request's body unread.
   */
  handler: Handler
  /**
   * The console alone, behind the login of your app: mounted at `/ops`, its address is `/ops/console`. `authorize` is asked for each
   * request, by a request of Express where the app has it.
   */
  console(options: ConsoleOptions): MountedConsole
  /** All metrics, for a page of your own or to merge with yours. */
  metrics: Registry
  /**
   * Handles the popups that just ended, finishes the steps under way, releases unfinished attempts for another process, and
   * closes the database.
   */
  close(): Promise<void>
}
