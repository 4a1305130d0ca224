import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Deps } from '../../deps.ts'
import { compressed, sendCompressed } from '../hosted/compressed.ts'
import { escapeHtml } from '../hosted/html.ts'

/** `dist/console`, seen from `dist/server/http/console` or from the sources beside it. */
function consoleFolder(): string {
  const folders = ['../../../dist/console', '../../../console'].map((folder) => join(import.meta.dirname, folder))
  return folders.find((folder) => existsSync(join(folder, 'assets'))) ?? (folders[0] as string)
}

/** The scripts, styles and pictures of the app. Their names hold a hash of what is in them. */
export const consoleAssets = (folder = consoleFolder()): RequestHandler[] => [
  compressed(join(folder, 'assets')),
  express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }),
  (_req, res) => void res.status(404).type('text/plain').send('There is no such file.\n'),
]

/**
 * The page of the app, for every path of its own. It may be mounted anywhere, so the addresses of its files begin where it is.
 */
export function consolePage(deps: Pick<Deps, 'hostLogin' | 'publicUrl'>, folder = consoleFolder()): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    // A proxy in front may take the path of the public address off; the path of a host app's mount is in the request.
    const base = deps.hostLogin ? req.baseUrl : `${new URL(deps.publicUrl).pathname.replace(/\/$/, '')}/console`
    const page = join(folder, 'index.html')
    const html = existsSync(page) ? readFileSync(page, 'utf8') : undefined
    await headersOf(deps, html)(req, res, () => {})
    res.set({ 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex, nofollow' })
    if (html === undefined) res.status(503)
    await sendCompressed(req, res, html === undefined ? notBuilt : placed(html, base))
  }
}

/** The app is built with addresses beside its page; its own paths lie deeper than that. */
const placed = (html: string, base: string) =>
  html.replace(/\b(src|href)="(?:\.\/|\/console\/)/g, (_, name) => `${name}="${escapeHtml(base)}/`)

/**
 * The build writes one style sheet into the page; its hash is what the policy allows
 * (https://www.w3.org/TR/CSP3/#match-element-to-source-list).
 */
const styleHashes = (html = '') =>
  [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, sheet = '']) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  )

const headersOf = ({ publicUrl }: Pick<Deps, 'publicUrl'>, html?: string) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", ...styleHashes(html)],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }) as RequestHandler

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Patchbay console</title>
<h1>The console is not built</h1>
<p>Its files are missing from this server: run <code>npm run build</code>, or install the package again.</p>
</html>
`
