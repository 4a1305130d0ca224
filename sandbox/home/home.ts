import { Hono } from 'hono'
import type { Control } from '../control/control.ts'
import { escapeHtml } from '../dialog/page.ts'
import type { World } from '../world/world.ts'

/** `GET /`: a description of the sandbox, the scenarios to choose from, and the latest Graph calls. */
export function homeRoutes(world: World, control: Control, publicUrl: () => string): Hono {
  const routes = new Hono()
  routes.get('/', (c) => c.html(homePage(world, control, publicUrl()), 200, { 'Cache-Control': 'no-store' }))
  routes.get('/_home/home.css', (c) => c.body(homeStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  return routes
}

function homePage(world: World, control: Control, url: string): string {
  const { current, scenarios } = control.scenarios()
  const cards = scenarios.map(
    ({ name, description }) =>
      `<div class="option"><input type="radio" name="scenario" id="s-${name}" value="${name}" ${name === current ? 'checked' : ''} aria-describedby="n-${name}"><label for="s-${name}">${name}</label><p class="note" id="n-${name}">${escapeHtml(description)}</p></div>`,
  )
  const rows = control
    .calls()
    .slice(-25)
    .reverse()
    .map((call) => {
      const code = call.code === null ? '' : `${call.code}${call.subcode === null ? '' : `/${call.subcode}`}`
      const cells = [call.at.slice(11, 19), call.method, call.path, call.status || 'none', code, `${call.ms} ms`]
      return `<tr>${cells.map((cell) => `<td>${escapeHtml(String(cell))}</td>`).join('')}</tr>`
    })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox: a small Meta and a small Twilio</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_dialog/assets/dialog.css">
<link rel="stylesheet" href="/_home/home.css">
</head>
<body>
<header><span class="brand"><span class="mark" aria-hidden="true"></span>A small Meta</span><span class="ribbon">Sandbox</span></header>
<main class="home">
<section class="body">
<h1>What lives here</h1>
<p>This server plays Meta and Twilio, offline and strictly: what they refuse, it refuses.</p>
<dl class="summary">
<dt>JavaScript SDK</dt><dd>${escapeHtml(url)}/en_US/sdk.js</dd>
<dt>Signup dialog</dt><dd>${escapeHtml(url)}/v26.0/dialog/oauth</dd>
<dt>Graph API</dt><dd>${escapeHtml(url)}/v26.0/</dd>
<dt>Control API</dt><dd>${escapeHtml(url)}/_control/</dd>
<dt>App ID</dt><dd>${escapeHtml(world.app.id)}</dd>
<dt>Twilio API</dt><dd>${escapeHtml(url)}/2010-04-01/</dd>
<dt>Twilio Account SID</dt><dd>${escapeHtml(world.twilio.credentials.accountSid)}</dd>
<dt>Configuration ID</dt><dd>${escapeHtml(world.app.configId)}</dd>
<dt>Configuration ID for coexistence</dt><dd>${escapeHtml(world.app.coexistenceConfigId)}</dd>
<dt>Webhooks go to</dt><dd>${escapeHtml(world.app.subscription?.url ?? 'nowhere yet')}</dd>
</dl>
<p class="note">Control API: GET scenarios, calls, dialogs, remarks, state, messages, clock, faults, webhooks, twilio, twilio/calls. POST scenario, reset, clock, settings, faults, finish, disconnect, offboard, reconnect, move, name_review, template_review, phone/write, phone/read, phone/move, echo, webhooks, webhooks/together, twilio/numbers, twilio/papers, twilio/text, twilio/call. PATCH state/{id}. DELETE calls, remarks, faults.</p>
</section>
<section class="body">
<h2>The other phone</h2>
<p>Be the customer’s customer: see what arrives at a number, and answer it by text, picture and button.</p>
<p><a href="/phone">Take a phone</a></p>
</section>
<section class="body">
<h2>Latest Graph calls</h2>
${rows.length > 0 ? `<div class="scroll" tabindex="0" role="region" aria-label="Latest Graph calls"><table><thead><tr><th>Time</th><th>Method</th><th>Path</th><th>Status</th><th>Error</th><th>Took</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>` : '<p class="note">None yet.</p>'}
</section>
<section class="body">
<h2>Remarks</h2>
${remarkList(world)}
</section>
<section class="body">
<h2>Numbers at the small Twilio</h2>
${twilioTable(world)}
</section>
<section class="body">
<h2>Scenario</h2>
<p>Playing <strong id="current">${escapeHtml(current)}</strong>. Pick another, then open the popup again.</p>
<form id="scenarios"><fieldset><legend class="note">How Meta and Twilio behave from now on</legend><div class="grid">${cards.join('')}</div></fieldset><p class="problem" role="status"></p></form>
</section>
</main>
<script type="module" src="/_dialog/assets/home.js"></script>
</body>
</html>
`
}

/** Calls of the server under test that a careful client would avoid; Meta answers them all the same. */
function remarkList({ remarks }: World): string {
  if (remarks.length === 0) return '<p class="note">None: your server does as it should.</p>'
  const items = remarks.slice(-10).reverse()
  return `<ul>${items.map(({ at, kind, what }) => `<li>${at.slice(11, 19)} ${escapeHtml(kind)}: ${escapeHtml(what)}</li>`).join('')}</ul>`
}

/** Numbers of the account, and when each was last called or written to; the content is not shown. */
function twilioTable(world: World): string {
  const { numbers, deliveries } = world.twilio
  if (numbers.size === 0) return '<p class="note">None bought yet.</p>'
  const rows = [...numbers.values()].reverse().map((number) => {
    const last = deliveries.findLast(({ to }) => to === number.phoneNumber)
    const news = last ? `${last.kind} at ${last.at.slice(11, 19)}, ${last.error ?? last.status ?? 'no answer'}` : 'none'
    const able = [number.capabilities.sms && 'SMS', number.capabilities.voice && 'voice'].filter(Boolean).join(', ')
    const cells = [number.phoneNumber, number.isoCountry, able, news, number.sid]
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="Numbers at the small Twilio"><table><thead><tr><th>Number</th><th>Country</th><th>Takes</th><th>Last webhook</th><th>SID</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

const homeStyle = `
main.home { max-width: 960px; gap: 16px; display: flex }
.home h2 { font-size: 18px; margin: 0 0 8px }
.home .body { flex: none }
.home dd { font-family: ui-monospace, monospace; font-size: 14px }
.home fieldset { border: 0; padding: 0; margin: 0 }
.home .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 10px; margin-top: 10px }
.home .option { margin: 0 }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 14px }
th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); white-space: nowrap }
`
