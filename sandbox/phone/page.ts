import { escapeHtml } from '../dialog/page.ts'
import { displayNumber } from '../world/phone.ts'
import type { World } from '../world/world.ts'

/** The number that the demo writes to, so that nobody has to type one. */
const usual = '14155550123'

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_phone/phone.css">
</head>
<body>${body}</body>
</html>
`

/** Whose phone to hold: one that somebody wrote to already, or any number. */
export function phonesPage(world: World, refused: string): string {
  const people = [...new Set([usual, ...world.messaging.people.keys()])].slice(0, 50)
  const items = people.map((digits) => {
    const name = world.messaging.people.get(digits)?.name ?? 'Somebody new'
    return `<li><a href="/phone/${digits}"><strong>${escapeHtml(displayNumber(digits))}</strong><span>${escapeHtml(name)}</span></a></li>`
  })
  const problem = refused
    ? '<p class="problem" role="alert">Type a number with its country code, such as +1 415 555 0123.</p>'
    : ''
  return frame(
    'The other phone',
    `<main class="choose"><h1>The other phone</h1>
<p>Hold the phone of a customer’s customer: see what arrives, and answer it.</p>
<ul>${items.join('')}</ul>
<form action="/phone"><label for="number">Another number</label>
<div class="row"><input id="number" name="number" type="tel" autocomplete="off" placeholder="+1 415 555 0123" value="${escapeHtml(refused)}" required>
<button>Take this phone</button></div>${problem}</form>
<p><a href="/">Back to the sandbox</a></p></main>`,
  )
}

/** The phone itself; its script draws what is on the screen. */
export const phonePage = (person: { digits: string; display: string; name: string }): string =>
  frame(
    `The phone of ${person.name}`,
    `<div class="desk">
<aside><h1>The phone of ${escapeHtml(person.name)}</h1>
<p class="whose">${escapeHtml(person.display)}</p>
<p>What a business sends to this number arrives here. What you write goes to the business by webhook.</p>
<p><a href="/phone">Another phone</a> · <a href="/">The sandbox</a></p></aside>
<main id="phone" class="phone" data-digits="${person.digits}" aria-label="Phone"></main>
</div>
<script type="module" src="/_dialog/assets/phone.js"></script>`,
  )
