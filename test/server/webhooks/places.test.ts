import { expect, it } from 'vitest'
import { createQuickReceivers } from '../../../server/delivery/quick-receivers.ts'

const row = (webhook_id: string, order_key: string | null = null) => ({ webhook_id, order_key })

it('lets one delivery of an order be under way, and says when another waits for it', () => {
  const { places } = createQuickReceivers()
  const [anna, ben] = [row('hook', 'anna'), row('hook', 'ben')]
  places.take(anna)
  expect([places.of(anna), places.of(ben), places.of(row('other', 'anna'))]).toEqual(['behind', 'free', 'free'])
  places.take(ben)
  expect([places.free(ben), places.free(anna), places.of(anna)]).toEqual([false, true, 'free'])
})

it('lets eight of a webhook be under way, and 32 of one that answers quickly', () => {
  const { note, places } = createQuickReceivers()
  const fill = () => {
    let taken = 0
    while (places.of(row('hook')) === 'free') {
      places.take(row('hook'))
      taken++
    }
    return taken
  }
  expect(fill()).toBe(8)
  note('hook', true, 20)
  expect(fill()).toBe(24)
  note('hook', false, 20)
  for (let nth = 0; nth < 32; nth++) places.free(row('hook'))
  expect(fill()).toBe(8)
})

it('takes of what a sweep found as many as each webhook has places for, those written with their lease counted', () => {
  const { places, withPlaces } = createQuickReceivers()
  for (let nth = 0; nth < 6; nth++) places.take(row('hook'))
  const found = ['hook', 'other', 'hook', 'hook', 'other'].map((webhook_id, nth) => ({ webhook_id, nth }))
  expect(withPlaces(found).map(({ nth }) => nth)).toEqual([0, 1, 2, 4])
})
