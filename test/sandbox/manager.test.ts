import { describe, expect, it } from 'vitest'
import { start } from './meta.ts'

/** An account without a payment method, and its page. */
async function unpaid() {
  const meta = await start('payment-missing')
  const customer = await meta.customer()
  const page = `${meta.url}/billing_hub/accounts/details/?business_id=1&asset_id=${customer.wabaId}`
  return { ...meta, customer, page }
}

describe.concurrent('WhatsApp Manager (meta-2026.md §5)', () => {
  it('takes a payment method, and Graph knows of it', async () => {
    await using meta = await unpaid()
    const { customer, page } = meta
    const health = async () =>
      JSON.stringify((await customer.get(`/${customer.phone}?fields=health_status`)).body.health_status)
    expect(await (await fetch(page)).text()).toContain('has no payment method')
    expect(await health()).toContain('141006')
    const added = await fetch(page, { method: 'POST' })
    expect(await added.text()).toContain('pays by card')
    expect(await health()).not.toContain('141006')
  })

  it('shows the numbers of an account, and nothing of an account that is not there', async () => {
    await using meta = await unpaid()
    const { wabaId, displayPhoneNumber } = meta.customer
    const numbers = await fetch(`${meta.url}/wa/manage/phone-numbers/?waba_id=${wabaId}`)
    expect(await numbers.text()).toContain(displayPhoneNumber)
    for (const path of [
      '/wa/manage/phone-numbers/?waba_id=7',
      '/billing_hub/accounts/details/?asset_id=7',
      '/wa/manage/phone-numbers/',
    ])
      expect([path, (await fetch(meta.url + path)).status]).toEqual([path, 404])
    expect((await fetch(`${meta.url}/billing_hub/accounts/details/?asset_id=7`, { method: 'POST' })).status).toBe(404)
  })
})
