import { describe, expect, it } from 'vitest'
import { platform } from '../../../server/http/platform/router.ts'
import type { Patchbay } from '../../../server/index.ts'
import { Fault } from '../../../server/index.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

describe.each(databaseKinds)('the functions of a mounted server on %s', (kind) => {
  it('are one for each operation of the Platform API, and the keys', async () => {
    await using world = await start(kind)
    const ids = platform.resources.flatMap(({ operations }) => operations.map(({ id }) => id))
    const others = ['router', 'handler', 'console', 'metrics', 'close', 'keys']
    expect(Object.keys(world.patchbay()).sort()).toEqual([...ids, ...others].sort())
  })

  it('do what the API does, in the same shapes', async () => {
    await using world = await start(kind)
    const patchbay: Patchbay = world.patchbay()
    const customer = await patchbay.createCustomer({ name: 'Wool' })
    const link = await patchbay.createSetupLink(customer.id, { language: 'en' })
    await world.signUp(link)
    const same = async (path: string, mine: unknown) =>
      expect(mine).toEqual((await world.api('GET', path)).body.data ?? (await world.api('GET', path)).body)
    const [number] = (await patchbay.listPhoneNumbers({ customer_id: customer.id, messaging_enabled: true })).data
    const id = number?.phone_number_id as string
    await same(`/whatsapp/phone_numbers/${id}`, await patchbay.getPhoneNumber(id))
    await same(`/whatsapp/phone_numbers/${id}/health`, await patchbay.getPhoneNumberHealth(id))
    await same(`/setup_links/${link.id}`, await patchbay.findSetupLink(link.id))
    const events = await patchbay.listSetupLinkEvents(customer.id, link.id, { per_page: 2 })
    expect(events).toMatchObject({ data: [{}, {}], meta: { per_page: 2 } })
    await same('/project', await patchbay.getProject())
    await patchbay.updateProject({ name: 'Renamed' })
    expect((await patchbay.getProject()).name).toBe('Renamed')
    const webhook = await patchbay.createWebhook({
      url: 'https://app.example.com/hook',
      events: ['whatsapp.phone_number.created'],
    })
    await same(`/whatsapp/webhooks/${webhook.id}`, await patchbay.getWebhook(webhook.id))
    expect(await patchbay.testWebhook(webhook.id)).toEqual({ success: true })
    const { data } = await patchbay.listWebhookDeliveries({ webhook_id: webhook.id })
    expect(data).toMatchObject([{ webhook_id: webhook.id }])
    expect(await patchbay.deleteWebhook(webhook.id)).toBeUndefined()
    const key = await patchbay.createApiKey({ name: 'worker' })
    expect(key.key).toMatch(/\S{16}/)
    expect((await world.api('GET', '/customers', undefined, { 'X-API-Key': key.key })).status).toBe(200)
    const entries = (await patchbay.listAuditLog({ action: 'api_key.created' })).data
    expect(entries.map(({ actor }) => actor)).toContain('host')
  })

  it('throw a fault where the API answers with an error', async () => {
    await using world = await start(kind)
    const patchbay = world.patchbay()
    const wrong: [() => Promise<unknown>, object][] = [
      [() => patchbay.getWebhook('nothing'), { code: 'not_found', message: 'Webhook not found' }],
      [() => patchbay.createCustomer({} as { name: string }), { code: 'invalid_request', message: /customer\.name/ }],
      [() => patchbay.listPhoneNumbers({ messaging_enabled: 'maybe' as never }), { code: 'invalid_request' }],
    ]
    for (const [call, { code, message }] of wrong as [() => Promise<unknown>, { code: string; message?: string }][]) {
      const fault = await call().catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(Fault)
      expect(fault).toMatchObject({ code, ...(message && { message: expect.stringMatching(message) }) })
    }
  })

  it('stay in the project that they are told', async () => {
    await using world = await start(kind)
    const { project } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    const patchbay = world.patchbay()
    const mine = await patchbay.createCustomer({ name: 'Wool' })
    const theirs = { projectId: project.id }
    await expect(patchbay.getCustomer(mine.id, theirs)).rejects.toMatchObject({ code: 'not_found' })
    expect((await patchbay.listCustomers(theirs)).data).toEqual([])
    expect((await patchbay.getProject(theirs)).name).toBe('Second')
  })
})
