import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const hour = 3_600_000

async function connected(world: World, connectionType: 'dedicated' | 'coexistence' = 'dedicated') {
  const { body } = await world.signUp(await world.link(), { connectionType })
  const id: string = body.result.phone_number_id
  const names = `/whatsapp/phone_numbers/${id}/display_name_requests`
  return {
    id,
    names,
    ask: (new_display_name: unknown) => world.api('POST', names, { display_name_request: { new_display_name } }),
    number: async () => (await world.api('GET', `/whatsapp/phone_numbers/${id}`)).body.data,
    /** The request once it has left `status`; the clock makes its next look due. */
    async left(requestId: string, status: string) {
      for (let tries = 0; tries < 400; tries++) {
        const { data } = (await world.api('GET', `${names}/${requestId}`)).body
        if (data.status !== status) return data
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`the request stayed ${status}`)
    },
  }
}

describe.each(databaseKinds)('display names, on %s', (kind) => {
  it('are reviewed by Meta, registered when they are approved, and then worn', async () => {
    await using world = await start(kind)
    const { id, names, ask, number, left } = await connected(world)
    const before = (await number()).verified_name
    const made = await ask(' Wind & Wool Support ')
    expect([made.status, made.body.data]).toEqual([
      201,
      {
        id: expect.any(String),
        phone_number_id: id,
        requested_display_name: 'Wind & Wool Support',
        previous_display_name: before,
        status: 'pending_review',
        submitted_at: expect.any(String),
        reviewed_at: null,
        applied_at: null,
        meta_error_code: null,
        meta_error_subcode: null,
        meta_error_type: null,
        meta_error_message: null,
      },
    ])
    expect((await number()).verified_name).toBe(before)
    world.sandbox.control.clearCalls()
    world.sandbox.control.reviewName({ phoneNumberId: id, decision: 'APPROVED' })
    world.advance(6 * hour)
    const applied = await left(made.body.data.id, 'pending_review')
    expect(applied).toMatchObject({ status: 'applied', meta_error_code: null })
    expect(applied.reviewed_at && applied.applied_at).toBeTruthy()
    expect(await number()).toMatchObject({ verified_name: 'Wind & Wool Support', name_status: 'APPROVED' })
    expect(world.sandbox.control.calls({ path: 'register' })).toHaveLength(1)

    const list = await world.api('GET', `${names}?per_page=1`)
    expect(list.body).toEqual({
      data: [applied],
      meta: { page: 1, per_page: 1, total_pages: 1, total_count: 1, next_cursor: null },
    })
  })

  it('stay approved where only the owner knows the PIN, and are worn when the owner has registered the number', async () => {
    await using world = await start(kind)
    const { id, ask, number, left } = await connected(world)
    await world.db.deleteFrom('number_pins').where('phone_number_id', '=', id).execute()
    const { data } = (await ask('Wool')).body
    world.sandbox.control.reviewName({ phoneNumberId: id, decision: 'APPROVED' })
    world.advance(6 * hour)
    expect(await left(data.id, 'pending_review')).toMatchObject({ status: 'approved', applied_at: null })
    expect((await number()).verified_name).not.toBe('Wool')
    world.sandbox.control.patch(id, { verifiedName: 'Wool' })
    world.advance(24 * hour)
    expect(await left(data.id, 'approved')).toMatchObject({ status: 'applied' })
    expect((await number()).verified_name).toBe('Wool')
  })

  it('are declined with the reason that Meta gave, and another one may be asked for', async () => {
    await using world = await start(kind)
    const { id, ask, number, left } = await connected(world)
    const before = (await number()).verified_name
    const { data } = (await ask('The Pope')).body
    const other = await ask('The Queen')
    expect([other.status, other.body.error]).toEqual([409, expect.stringContaining('under way')])
    world.sandbox.control.reviewName({ phoneNumberId: id, decision: 'REJECTED', reason: 'NAME_NOT_CONSISTENT' })
    world.advance(6 * hour)
    expect(await left(data.id, 'pending_review')).toMatchObject({ status: 'declined', applied_at: null })
    expect((await number()).verified_name).toBe(before)
    expect((await ask('Wool & Wind')).status).toBe(201)
  })

  it('that Meta refuses at once are refused with its words, and count as never asked for', async () => {
    await using world = await start(kind)
    const { id, names, ask } = await connected(world)
    for (const [name, sentence] of [
      ['', "display_name_request.new_display_name can't be blank"],
      [7, 'display_name_request.new_display_name must be text'],
      ['x'.repeat(256), 'display_name_request.new_display_name must be at most 255 characters'],
    ])
      expect([name, (await ask(name)).body]).toEqual([name, { error: sentence }])
    const often = { message: 'Too many changes', type: 'OAuthException', code: 100, fbtrace_id: 'A' }
    world.sandbox.control.fault({
      path: `/${id}$`,
      method: 'POST',
      times: 1,
      answer: { status: 400, body: { error: often } },
    })
    const refused = await ask('Wool')
    expect([refused.status, refused.body.error]).toEqual([422, expect.stringContaining('Too many changes')])
    world.sandbox.control.fault({ path: `/${id}$`, method: 'POST', times: 1, answer: { reset: true } })
    expect((await ask('Wool')).status).toBe(502)
    expect((await world.api('GET', names)).body.meta.total_count).toBe(0)
  })

  it('of a number in the WhatsApp Business app are changed there', async () => {
    await using world = await start(kind)
    const { ask } = await connected(world, 'coexistence')
    const reply = await ask('Wool')
    expect([reply.status, reply.body.error]).toEqual([422, expect.stringContaining('WhatsApp Business app')])
  })
})
