import { afterEach, expect, it, vi } from 'vitest'
import { createReadLeases, readLeasesEnd } from '../../../server/runtime/read-leases.ts'

afterEach(() => vi.useRealTimers())

it('ends a lease a tenth of a second after the row was asked for, however long the answer took', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const leases = createReadLeases<string>()
  const began = performance.now()
  vi.advanceTimersByTime(60)
  leases.keep('a', 'row', began)
  vi.advanceTimersByTime(39)
  expect(leases.get('a')).toBe('row')
  vi.advanceTimersByTime(1)
  expect(leases.get('a')).toBeUndefined()
})

it('has ended all leases on a row that was changed when the wait is over', async () => {
  const leases = createReadLeases<string>()
  leases.keep('a', 'old', performance.now())
  await readLeasesEnd()
  expect(leases.get('a')).toBeUndefined()
})

it('keeps no more rows than it may, and drops the oldest', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const leases = createReadLeases<number>()
  const began = performance.now()
  for (let nth = 0; nth < 10_050; nth++) leases.keep(`${nth}`, nth, began)
  expect([leases.get('0'), leases.get('10049')]).toEqual([undefined, 10_049])
})
