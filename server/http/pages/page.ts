import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RequestHandler, Response } from 'express'
import { escapeHtml as text } from '../hosted/html.ts'
import { icon } from './icon.ts'
import { style } from './style.ts'

/** Where the script of these pages is, below the public address. */
export const scriptPath = '/docs/pages.js'

export interface Page {
  title: string
  /** What this page looks like beyond what all of them do. */
  style: string
  body: string
}

/** A page of the server's own, with its headers. It loads one script of ours, and nothing else: a nonce opens it and the style. */
export function sendPage(res: Response, publicUrl: string, { title, body, ...page }: Page): void {
  const nonce = randomBytes(16).toString('base64')
  res.set({
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  })
  // By its path alone: the page may be read under another name of this host than the public one.
  const script = `${new URL(publicUrl).pathname.replace(/\/$/, '')}${scriptPath}`
  res.type('html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text(title)}</title>
<link rel="icon" href="${text(icon)}">
<style nonce="${nonce}">${style}${page.style}</style>
<script type="module" nonce="${nonce}" src="${text(script)}"></script>
</head>
<body>
${body}
</body>
</html>
`)
}

let script: string | undefined

/** Hands out the script. It is read at the first request, and kept by browsers for five minutes. */
export const sendScript: RequestHandler = (_req, res) => {
  script ??= readFileSync(new URL('./browser/pages.js', import.meta.url), 'utf8')
  res.set('Cache-Control', 'public, max-age=300').type('text/javascript').send(script)
}

/** Code that can be copied; `name` says what, for those who hear it. */
export const copyable = (code: string, name: string, className = '') =>
  `<pre tabindex="0" data-copy="${text(name)}"><code${className && ` class="${className}"`}>${text(code)}</code></pre>`
