import { Hono } from 'hono'
import type { Control } from '../control/control.ts'
import { escapeHtml } from '../dialog/page.ts'
import type { World } from '../world/world.ts'
import { addresses } from './addresses.ts'
import { scenarioPicker } from './scenarios.ts'
import { homeStyle } from './style.ts'

/** `GET /`: the scenarios to choose from, what happened lately, and what a server has to know of this one. */
export function homeRoutes(world: World, control: Control, operations: string[], publicUrl: () => string): Hono {
  const routes = new Hono()
  routes.get('/', (c) => c.html(homePage(world, control, operations, publicUrl()), 200, headers))
  routes.get('/_home/home.css', (c) => c.body(homeStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  return routes
}

/** The page loads its own files and nothing else, and what it shows of calls can run nowhere. */
const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

const homePage = (world: World, control: Control, operations: string[], url: string): string => `<!doctype html>
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
${scenarioPicker(control.scenarios().current)}
<section class="body">
<h2>The other phone</h2>
<p>Be the customer’s customer: see what arrives at a number, and answer it by text, picture and button.</p>
<p><a href="/phone">Take a phone</a></p>
</section>
<section class="body">
<h2>Latest Graph calls</h2>
${callTable(control)}
</section>
<section class="body">
<h2>What a careful server would do otherwise</h2>
${remarkList(world)}
</section>
<section class="body">
<h2>Numbers at the small Twilio</h2>
${twilioTable(world)}
</section>
${addresses(world, url, operations)}
</main>
<script type="module" src="/_dialog/assets/home.js"></script>
</body>
</html>
`

function callTable(control: Control): string {
  const calls = control.calls().slice(-25).reverse()
  if (calls.length === 0) return '<p class="note">None yet.</p>'
  return table(
    'Latest Graph calls',
    ['Time', 'Method', 'Path', 'Status', 'Error', 'Took'],
    calls.map((call) => {
      const code = call.code === null ? '' : `${call.code}${call.subcode === null ? '' : `/${call.subcode}`}`
      return [call.at.slice(11, 19), call.method, call.path, String(call.status || 'none'), code, `${call.ms} ms`]
    }),
  )
}

/** Calls of the server under test that a careful client would avoid; Meta answers them all the same. */
function remarkList({ remarks }: World): string {
  if (remarks.length === 0) return '<p class="note">Nothing: your server does as it should.</p>'
  const items = remarks.slice(-10).reverse()
  return `<ul>${items.map(({ at, kind, what }) => `<li>${at.slice(11, 19)} ${escapeHtml(kind)}: ${escapeHtml(what)}</li>`).join('')}</ul>`
}

/** Numbers of the account, and when each was last called or written to; the content is not shown. */
function twilioTable(world: World): string {
  const { numbers, deliveries } = world.twilio
  if (numbers.size === 0) return '<p class="note">None bought yet.</p>'
  return table(
    'Numbers at the small Twilio',
    ['Number', 'Country', 'Takes', 'Last webhook', 'SID'],
    [...numbers.values()].reverse().map((number) => {
      const last = deliveries.findLast(({ to }) => to === number.phoneNumber)
      const news = last
        ? `${last.kind} at ${last.at.slice(11, 19)}, ${last.error ?? last.status ?? 'no answer'}`
        : 'none'
      const able = [number.capabilities.sms && 'SMS', number.capabilities.voice && 'voice'].filter(Boolean).join(', ')
      return [number.phoneNumber, number.isoCountry, able, news, number.sid]
    }),
  )
}

const table = (name: string, heads: string[], rows: string[][]): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`
