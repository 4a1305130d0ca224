import type { IncomingMessage } from 'node:http'
import type { ApiKeyRole } from '../../../contract/index.ts'
import type { Deps, HostLogin } from '../../deps.ts'
import { lookUpProject } from '../../store/projects/projects.ts'
import { consoleSurfaces } from '../surfaces.ts'
import { type Handler, webHandler } from './handler.ts'
import { type Mountable, mountable, standalone, type TrustProxy } from './standalone.ts'

export interface ConsoleOptions {
  /**
   * Whom your app's own login knows: their project, by id or number, and what they may do there. Null for nobody. It is asked for each
   * request of the console, so keep it quick.
   */
  authorize(request: IncomingMessage): Promise<{ project: string; role: ApiKeyRole } | null>
  /** Where `handler` is mounted, such as `/ops`. In Express the mount itself says so. */
  path?: string | undefined
}

export interface MountedConsole {
  router: Mountable
  handler: Handler
}

/** The console behind the login of a host app. */
export function mountedConsole(
  deps: Deps,
  { authorize, path = '' }: ConsoleOptions,
  trust: TrustProxy,
): MountedConsole {
  const hostLogin: HostLogin = async (request) => {
    const who = await authorize(request)
    const project = who && (await lookUpProject(deps.db, String(who.project)))
    return project ? { projectId: project.id, role: who.role === 'act' ? 'act' : 'read' } : null
  }
  const router = consoleSurfaces({ ...deps, hostLogin })
  const app = standalone(new URL(path || '/', deps.publicUrl).href, router, trust)
  return { router: mountable(router, app), handler: webHandler(app) }
}
