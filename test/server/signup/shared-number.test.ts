import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { start, type World } from '../../support/world.ts'

const calls = (world: World, edge: string) =>
  world.sandbox.control.calls().filter(({ path }) => path.endsWith(edge)).length

const seen = async (world: World, id: string) => (await world.api('GET', `/whatsapp/phone_numbers/${id}`)).body.data

describe.concurrent.each(databaseKinds)(
  'a number that works with another partner too (meta-2026 §2), on %s',
  (kind) => {
    it('is connected as it is, says so, and is never deregistered', async () => {
      await using world = await start(kind)
      world.sandbox.control.play('number-shared')
      const link = await world.link()
      const { body } = await world.signUp(link)
      expect(body).toMatchObject({ status: 'completed', fault: null })
      const id = body.result.phone_number_id
      expect((await seen(world, id)).marks).toEqual(['shared'])
      const health = await world.api('GET', `/whatsapp/phone_numbers/${id}/health`)
      expect(health.body.checks.sharing).toMatchObject({ passed: null, details: { shared: true } })
      expect(health.body.status).toBe('healthy')

      expect((await world.api('DELETE', `/whatsapp/phone_numbers/${id}`)).status).toBe(204)
      expect([calls(world, '/register'), calls(world, '/deregister')]).toEqual([0, 0])
    })

    it('is not one that was registered here before, deleted, and connected again', async () => {
      await using world = await start(kind)
      const popup = world.sandbox.control.finish({ connectionType: 'dedicated' })
      const finish = { userId: popup.userId, number: popup.phoneNumberId }
      const first = await world.signUp(await world.link(), { finish })
      const id = first.body.result.phone_number_id
      await world.api('DELETE', `/whatsapp/phone_numbers/${id}`)
      expect((await world.signUp(await world.link(), { finish })).body.status).toBe('completed')
      const { marks, whatsapp_account_id } = await seen(world, id)
      expect([marks, whatsapp_account_id]).toEqual([[], null])
    })

    it('has the id of its WhatsApp account where Meta’s window says it', async () => {
      await using world = await start(kind)
      const tamper = (assets: Record<string, string>) => ({ ...assets, primary_waac_ids: ['4711'] }) as never
      const { body } = await world.signUp(await world.link(), { tamper })
      const number = await seen(world, body.result.phone_number_id)
      expect(number).toMatchObject({
        whatsapp_account_id: '4711',
        business_account_id: body.result.business_account_id,
      })
      const several = (assets: Record<string, string>) => ({ ...assets, primary_waac_ids: ['4711', '4712'] }) as never
      const other = await world.signUp(await world.link(), { tamper: several })
      expect((await seen(world, other.body.result.phone_number_id)).whatsapp_account_id).toBeNull()
    })
  },
)
