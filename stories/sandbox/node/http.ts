import type { App } from './express.ts'

/** The app that was last asked to listen: in a page it is called, not connected to. */
export let listening: App | undefined

export const createServer = (app: App) => ({
  once() {},
  listen(_port: number, _host: string, ready: () => void) {
    listening = app
    queueMicrotask(ready)
  },
  address: () => ({ port: 0 }),
  closeAllConnections() {},
  close: (done: () => void) => done(),
})
