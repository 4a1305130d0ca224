import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'

const encodings = { br: '.br', gzip: '.gz' } as const
const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/**
 * Sends a browser file as the build compressed it, where the browser takes that: a customer on a slow phone waits for a third
 * of the bytes. Put before what serves `folder`; it only turns the request towards the other file.
 */
export const compressed =
  (folder: string): RequestHandler =>
  (req, res, next) => {
    const [, path = '', type] = /^(\/[\w.-]+\.(\w+))$/.exec(req.path) ?? []
    const encoding = type && types[type] ? req.acceptsEncodings('br', 'gzip') : false
    if (type && types[type]) res.vary('Accept-Encoding')
    if ((encoding === 'br' || encoding === 'gzip') && existsSync(join(folder, path + encodings[encoding]))) {
      req.url = path + encodings[encoding]
      res.set({ 'Content-Encoding': encoding, 'Content-Type': types[type as string] })
    }
    next()
  }
