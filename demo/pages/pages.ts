import type { Customer, PhoneNumber, SetupLink } from 'patchbay/contract'
import type { ResultError } from 'patchbay/server'
import { page, text } from './page.ts'

export const homePage = (customers: Customer[], consoleUrl: string) =>
  page(
    'Customers',
    `<h1>Customers</h1>
<p class="lead">Acme CRM sends WhatsApp messages for its customers. Each of them connects a number of their own.</p>
<form class="row card" method="post" action="/customers">
  <label>New customer <input name="name" required maxlength="120" placeholder="Wind &amp; Wool" autocomplete="off"></label>
  <button>Add customer</button>
</form>
${
  customers.length
    ? `<ul class="list card">${customers
        .map(({ id, name }) => `<li><a href="/customers/${id}">${text(name)}</a></li>`)
        .join('')}</ul>`
    : '<p class="empty">No customers yet. Add one to try the whole road.</p>'
}
<h2>Operators</h2>
<p>Why a signup failed, which webhooks did not arrive, which number is lost:
<a href="${text(consoleUrl)}">open the console</a>. It asks for the API key that this app has too:
<code>npm start</code> keeps it in <code>.patchbay/api.key</code>.</p>`,
  )

export function customerPage(customer: Customer, links: SetupLink[], numbers: PhoneNumber[]) {
  const active = links.find(({ status }) => status === 'active')
  return page(
    customer.name,
    `<p><a href="/">Customers</a></p><h1>${text(customer.name)}</h1>
<h2>WhatsApp numbers</h2>
${
  numbers.length
    ? `<ul class="list card">${numbers
        .map(
          ({ phone_number_id, display_phone_number, verified_name, is_coexistence, status }) =>
            `<li><a href="/numbers/${phone_number_id}"><strong>${text(display_phone_number)}</strong></a> ${text(verified_name)}
<span class="tag">${is_coexistence ? 'with the app' : 'API only'}</span> <span class="tag ok">${text(status)}</span></li>`,
        )
        .join('')}</ul>`
    : '<p class="empty">None yet.</p>'
}
<h2>Setup link</h2>
${
  active
    ? `<div class="card"><p>Send this to the customer, or let them connect inside Acme.</p>
<p class="copied"><input class="url" id="link" readonly aria-label="Setup link" value="${text(active.url)}">
<button type="button" class="quiet" data-copies="link" aria-describedby="copied" hidden>Copy the link</button></p>
<p class="small" id="copied" role="status"></p>
<p class="row"><a class="button" href="${text(active.url)}">Open as the customer</a>
<a class="button quiet" href="/customers/${customer.id}/connect">Connect inside Acme</a></p>
<p class="small">Signup: <strong>${text(active.whatsapp_setup_status)}</strong>${
        active.whatsapp_setup_error ? ` (${text(active.whatsapp_setup_error)})` : ''
      }. Runs out ${text(active.expires_at?.slice(0, 10))}. A new link ends this one.</p></div>`
    : '<p class="empty">No active link.</p>'
}
<form class="row card" method="post" action="/customers/${customer.id}/links">
  <label>Connection <select name="types"><option value="both">Let the customer choose</option>
    <option value="dedicated">API only (dedicated)</option><option value="coexistence">With the app (coexistence)</option></select></label>
  <label>Number <select name="countries"><option value="">The customer’s own</option><option value="US">A new one from the US</option><option value="US CL SE IL CA GB DE">A new one, country by choice</option></select></label>
  <label>Language <select name="language"><option value="">The browser’s</option><option value="en">English</option><option value="es">Español</option></select></label>
  <label>Colour <input type="color" name="primary_color" value="#4f46e5"></label>
  <button>${active ? 'Make a new link' : 'Make a link'}</button>
</form>`,
    '<script type="module" src="/assets/copy.js"></script>',
  )
}

export const connectPage = (mount: { customer: Customer; token: string; serverUrl: string }) =>
  page(
    `Connect ${mount.customer.name}`,
    `<p><a href="/customers/${mount.customer.id}">${text(mount.customer.name)}</a></p>
<div id="connect" data-token="${text(mount.token)}" data-server-url="${text(mount.serverUrl)}"></div>`,
    '<link rel="stylesheet" href="/assets/client.css"><script type="module" src="/assets/client.js"></script>',
  )

export function successPage(parameters: [string, string][]) {
  const number = parameters.find(([name]) => name === 'phone_number_id')?.[1] ?? ''
  return page(
    'Connected',
    `<h1>WhatsApp connected</h1>${believed}
<p role="status" id="number" data-phone-number-id="${text(number)}">Waiting for the number to arrive in Acme …</p>
<p id="next" hidden><a class="button" href="/numbers/${encodeURIComponent(number)}">Open the inbox of this number</a></p>
${table(parameters)}${back(parameters)}`,
    '<script type="module" src="/assets/poll.js"></script>',
  )
}

export const failurePage = (parameters: [string, string][]) =>
  page(
    'Not connected',
    `<h1>WhatsApp is not connected</h1>${believed}
<p>Reason: <strong>${text(parameters.find(([name]) => name === 'error_code')?.[1] ?? 'unknown')}</strong>. Nothing is lost: the customer can go on with the same link.</p>
${table(parameters)}${back(parameters)}`,
  )

export const problemPage = (message: string) =>
  page('Something went wrong', `<h1>Something went wrong</h1><p>${text(message)}</p><p><a href="/">Customers</a></p>`)

const reasons: Record<ResultError['reason'], string> = {
  missing: 'The address carries no signed result.',
  invalid: 'Its signature is not Patchbay’s.',
  expired: 'It is older than ten minutes.',
  altered: 'The address was changed after it was signed.',
  audience: 'It was signed for another page.',
  unexpected: 'It is not about the signup that this browser waits for.',
  used: 'It has been used before.',
  unreachable: 'Patchbay does not answer, so its signature could not be checked.',
}

/** Nothing of what the address says is repeated: whoever wrote it could have it say anything under Acme's name. */
export const refusedPage = ({ reason }: ResultError) =>
  page(
    reason === 'unreachable' ? 'Not checked' : 'Refused',
    `<h1>${reason === 'unreachable' ? 'This result could not be checked' : 'This result is refused'}</h1>
<p class="verdict bad" data-signature="${reason}">${reasons[reason]}</p>
<p>Acme changed nothing. ${reason === 'unreachable' ? 'Reload this page to try again.' : 'Each customer’s own page shows what is really connected.'}</p>
<p><a href="/">Customers</a></p>`,
  )

const believed =
  '<p class="verdict good" data-signature="valid">The signature holds, and it is about a link that Acme sent to this customer.</p>'

const table = (parameters: [string, string][]) =>
  `<h2>What the redirect said</h2><div class="card scroll"><table>${parameters
    .map(
      ([name, value]) =>
        `<tr><th scope="row">${text(name)}</th><td data-parameter="${text(name)}">${text(value)}</td></tr>`,
    )
    .join('')}</table></div>`

const back = (parameters: [string, string][]) => {
  const customer = parameters.find(([name]) => name === 'state')?.[1]
  return customer ? `<p><a href="/customers/${encodeURIComponent(customer)}">Back to the customer</a></p>` : ''
}
