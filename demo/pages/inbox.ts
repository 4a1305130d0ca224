import type { PhoneNumber } from 'patchbay/contract'
import { page, text } from './page.ts'

/** The inbox of one number; its script draws the conversations. */
export const inboxPage = (
  { phone_number_id, display_phone_number, verified_name, customer_id }: PhoneNumber,
  sandboxUrl: string | undefined,
) =>
  page(
    `Inbox of ${display_phone_number}`,
    `${customer_id ? `<p><a href="/customers/${text(customer_id)}">Back to the customer</a></p>` : ''}
<h1>${text(verified_name) || 'Inbox'} <small>${text(display_phone_number)}</small></h1>
<div id="inbox" data-number="${text(phone_number_id)}" data-sandbox="${text(sandboxUrl)}"></div>`,
    '<link rel="stylesheet" href="/assets/inbox.css"><script type="module" src="/assets/inbox.js"></script>',
  )
