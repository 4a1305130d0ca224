import { Hono } from 'hono'
import { escapeHtml, managerPage } from '../dialog/page.ts'
import type { Waba } from '../world/customers.ts'
import { assetId } from '../world/ids.ts'
import { displayNumber } from '../world/phone.ts'
import { numbersOf, type World } from '../world/world.ts'

const fresh = { 'Cache-Control': 'no-store' }

/** Two pages of WhatsApp Manager, where a customer settles what is left to do for a number (meta-2026.md §5). */
export function managerRoutes(world: World): Hono {
  const routes = new Hono()
  const billing = '/billing_hub/accounts/details/'
  const account = (id: string | undefined): Waba | undefined => world.wabas.get(id ?? '')
  const nobody = () => managerPage('Not found', '<p>This account is not one of yours.</p>')

  routes.get(billing, (c) => {
    const waba = account(c.req.query('asset_id'))
    if (!waba) return c.html(nobody(), 404, fresh)
    return c.html(
      managerPage(
        'Payment settings',
        waba.fundingId
          ? `<p>${escapeHtml(waba.name)} pays by card.</p>`
          : `<p>${escapeHtml(waba.name)} has no payment method.</p><form method="post"><button class="primary">Add a payment method</button></form>`,
      ),
      200,
      fresh,
    )
  })
  routes.post(billing, (c) => {
    const waba = account(c.req.query('asset_id'))
    if (!waba) return c.html(nobody(), 404, fresh)
    waba.fundingId ??= assetId()
    return c.redirect(c.req.url, 303)
  })

  routes.get('/wa/manage/phone-numbers/', (c) => {
    const waba = account(c.req.query('waba_id'))
    if (!waba) return c.html(nobody(), 404, fresh)
    const rows = numbersOf(world, waba.id).map(
      ({ digits, verifiedName, status, nameStatus }) =>
        `<dt>${escapeHtml(displayNumber(digits))}</dt><dd>${escapeHtml(`${verifiedName}: ${status}, name ${nameStatus}`)}</dd>`,
    )
    return c.html(managerPage('Phone numbers', `<dl class="summary">${rows.join('')}</dl>`), 200, fresh)
  })
  return routes
}
