import { randomBytes } from 'node:crypto'
import { sendCompressed } from '../hosted/compressed.ts'
import { sent } from '../operation.ts'
import { get } from './operation.ts'

/**
 * `GET /connect/v1/window`: the page of the window that goes to Meta without Meta's SDK. It is the same for every link and holds
 * nothing. Its script (`widget/own-window/page.ts`) gets the signup from the page that opened it.
 */
export const ownWindow = get('/window', {
  id: 'getWindow',
  needs: 'nothing',
  summary: 'The page of a window that goes to Meta without Meta’s SDK',
  description:
    'The widget opens it where the session names it as `meta.window`. It goes to Meta, comes back, gives the answer to the server and closes; the widget follows the attempt.',
  answer: sent('A page.', 'text/html'),
  async handle({ deps: { files }, req, res }) {
    const nonce = randomBytes(16).toString('base64')
    res.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      // The page that opened the window is of another host: it says which link this is, and sees when the window closes.
      'Cross-Origin-Opener-Policy': 'unsafe-none',
    })
    await sendCompressed(req, res, page(nonce, files.window))
  },
})

const page = (nonce: string, script: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>WhatsApp</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">body{display:grid;place-items:center;min-height:90vh;margin:0 24px;font:16px/1.5 system-ui,sans-serif;text-align:center}</style>
</head>
<body>
<main><p role="status"></p></main>
<script type="module" nonce="${nonce}">${script}</script>
</body>
</html>
`
