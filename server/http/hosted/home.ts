import { sent } from '../operation.ts'
import { copyable, sendPage } from '../pages/page.ts'
import { escapeHtml as text } from './html.ts'
import { get } from './operation.ts'

/** `GET /`: what lives here, by who is asking. */
export const home = get('/', {
  id: 'getHome',
  summary: 'What lives here',
  answer: sent('A page.', 'text/html'),
  handle({ deps: { publicUrl }, res }) {
    sendPage(res, publicUrl, { title: 'Patchbay server', style, body: body(text(publicUrl), publicUrl) })
  },
})

const first = (url: string) => `curl -sS "${url}/platform/v1/customers" \\
  -H "X-API-Key: $API_KEY" -H "Content-Type: application/json" \\
  -d '{"customer":{"name":"Wind & Wool"}}'`

const link = (url: string) => `curl -sS "${url}/platform/v1/customers/$CUSTOMER_ID/setup_links" \\
  -H "X-API-Key: $API_KEY" -H "Content-Type: application/json" \\
  -d '{"setup_link":{}}'`

const body = (url: string, plainUrl: string) => `<main>
<h1>Patchbay server</h1>
<p class="lead">It connects the WhatsApp numbers of your customers to your product. This server answers at <code>${url}</code>.</p>
<ul class="doors">
<li><a href="${url}/console"><strong>Open the console</strong></a><p>For operators: how far each signup is, which webhooks did not arrive, which number is lost. Sign in with an API key.</p></li>
<li><a href="${url}/docs"><strong>Read the API</strong></a><p>For developers: every operation, with an example to copy. For programs: <a href="${url}/openapi.json">openapi.json</a>.</p></li>
</ul>
<h2>Make the first setup link</h2>
<p>The API key was printed when this server first started. <code>patchbay keys create</code> makes another.</p>
<ol>
<li><p>A customer. The answer has an <code>id</code>.</p>${copyable(first(plainUrl), 'the command that makes a customer')}</li>
<li><p>A link for them. Send its <code>url</code> to the customer, or give its <code>token</code> to the widget.</p>${copyable(link(plainUrl), 'the command that makes a link')}</li>
</ol>
<h2>Addresses</h2>
<dl>
<dt><code>/s/{token}</code></dt><dd>the page that your customer opens</dd>
<dt><code>/embed.js</code></dt><dd>the widget for pages without React</dd>
<dt><code>/platform/v1</code></dt><dd>for your backend, with the header <code>X-API-Key</code></dd>
<dt><code>/connect/v1</code></dt><dd>for the widget, with the token of a link</dd>
<dt><a href="${url}/healthz"><code>/healthz</code></a> <a href="${url}/readyz"><code>/readyz</code></a></dt><dd>whether the server runs, and whether its database answers</dd>
</dl>
</main>`

const style = `
main{max-width:46rem;margin:0 auto;padding:3rem 1.25rem}
h1{margin:0 0 .5rem;font-size:2rem;line-height:1.2}h2{margin:2.5rem 0 .5rem;font-size:1.25rem}
.lead{font-size:1.125rem}
.doors{list-style:none;margin:1.5rem 0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem}
.doors li{padding:1.25rem;border:1px solid var(--line);border-radius:10px}.doors li>a{display:block;padding:.25rem 0;font-size:1.125rem}.doors p{margin:.25rem 0 0;color:var(--mute)}
ol{padding-inline-start:1.5rem}ol p{margin:0 0 .5rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.5rem 1.5rem;margin:0}dd{margin:0;color:var(--mute)}
@media (max-width:30rem){dl{display:block}dd{margin:0 0 .75rem}}
`
