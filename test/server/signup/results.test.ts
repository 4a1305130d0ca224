import { describe, expect, it } from 'vitest'
import { verifyResult } from '../../../server/index.ts'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

const page = 'https://first.example/whatsapp/success'
const other = 'https://second.example/whatsapp/success'

/** A link of a second project on the same server, which sends its customers to a page of its own. */
async function ofAnotherProject(world: World, wanted: object) {
  const { key } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
  const ask = (path: string, body: object) =>
    request('POST', `${world.url}/platform/v1${path}`, body, { 'X-API-Key': key })
  const customer = (await ask('/customers', { customer: { name: 'Wool' } })).body.data
  return (await ask(`/customers/${customer.id}/setup_links`, { setup_link: wanted })).body.data
}

describe.concurrent.each(databaseKinds)('the result of a signup on %s', (kind) => {
  it('is believed by its own host alone', async () => {
    await using world = await start(kind)
    const first = await world.link({ success_redirect_url: `${page}?tab=2`, state: 'same' })
    const second = await ofAnotherProject(world, { success_redirect_url: other, state: 'same' })
    const { redirect_url } = (await world.signUp(first)).body
    const query = new URL(redirect_url).search
    const verify = (redirect: string, audience: string | undefined, expected: object) =>
      verifyResult(redirect, { serverUrl: world.url, audience, expect: expected })
    const mine = await verify(redirect_url, undefined, { state: 'same' })
    expect(mine).toMatchObject({ status: 'completed', setup_link_id: first.id, customer_id: first.customerId })
    expect(await verify(query, page, { setup_link_id: first.id })).toEqual(mine)

    for (const [redirect, audience] of [
      [`${other}${query}`, undefined],
      [query, other],
    ] as const)
      await expect(verify(redirect, audience, { state: 'same' })).rejects.toMatchObject({ reason: 'audience' })
    for (const expected of [{}, { setup_link_id: second.id }, { state: undefined }])
      await expect(verify(query, page, expected)).rejects.toMatchObject({ reason: 'unexpected' })
  })

  it('is refused in another browser than the one whose nonce the link was given', async () => {
    await using world = await start(kind)
    const link = await world.link({ success_redirect_url: page, nonce: 'nonce-of-the-browser' })
    const { redirect_url, result } = (await world.signUp(link)).body
    expect(new URL(redirect_url).search).not.toContain('nonce-of')
    const verify = (nonce: string) => verifyResult(redirect_url, { serverUrl: world.url, expect: { nonce } })
    expect(await verify('nonce-of-the-browser')).toMatchObject({ phone_number_id: result.phone_number_id })
    await expect(verify('nonce-of-another-one')).rejects.toMatchObject({ reason: 'unexpected' })
    expect(
      (await world.api('POST', `/customers/${link.customerId}/setup_links`, { setup_link: { nonce: 'short' } })).body,
    ).toEqual({ error: 'setup_link.nonce must be 16 to 200 characters, made at random' })
  })

  it('reaches the backend of a page that goes nowhere, signed, and is good once there', async () => {
    await using world = await start(kind)
    const origin = 'https://app.first.example'
    const link = await world.link({ allowed_origins: [origin] })
    const { result, redirect_url } = (await world.signUp(link)).body
    expect(redirect_url).toBeNull()
    const used = new Set<string>()
    const verify = (signed: string, audience: string) =>
      verifyResult(signed, {
        serverUrl: world.url,
        audience,
        expect: { setup_link_id: link.id },
        once: (id) => !used.has(id) && Boolean(used.add(id)),
      })
    await expect(verify(result.signed, 'https://app.second.example')).rejects.toMatchObject({ reason: 'audience' })
    expect(await verify(result.signed, origin)).toMatchObject({ phone_number_id: result.phone_number_id })
    await expect(verify(result.signed, origin)).rejects.toMatchObject({ reason: 'used' })
  })
})
