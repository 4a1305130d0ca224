import { sent } from '../operation.ts'
import { escapeHtml } from './html.ts'
import { get } from './operation.ts'

/** `GET /`: says in a page what lives here. */
export const home = get('/', {
  id: 'getHome',
  summary: 'What lives here',
  answer: sent('A page.', 'text/html'),
  handle({ deps: { publicUrl }, res }) {
    res.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    res.type('html').send(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Patchbay server</title>
<h1>Patchbay server</h1>
<p>Issues setup links and connects WhatsApp numbers. Nothing to click here; these are its doors:</p>
<ul>
<li><a href="${escapeHtml(publicUrl)}/docs">${escapeHtml(publicUrl)}/docs</a>: every door, with examples; for programs, <a href="${escapeHtml(publicUrl)}/openapi.json">openapi.json</a>.</li>
<li><code>${escapeHtml(publicUrl)}/platform/v1</code>: for your backend, with the header <code>X-API-Key</code>. Begin with <code>POST /customers</code>, then <code>POST /customers/{id}/setup_links</code>.</li>
<li><code>${escapeHtml(publicUrl)}/s/{token}</code>: the page your customer opens.</li>
<li><code>${escapeHtml(publicUrl)}/connect/v1</code>: for the widget, with a link's token.</li>
<li><code>${escapeHtml(publicUrl)}/healthz</code>, <code>${escapeHtml(publicUrl)}/readyz</code>: for whoever keeps it running.</li>
</ul>
</html>
`)
  },
})
