import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { takeTogether } from '../../../server/http/inbound/take-together.ts'
import { createKeyedQueue } from '../../../server/runtime/keyed-queue.ts'

it('takes what waited for one account together and in order, and other accounts beside it', async () => {
  const queue = createKeyedQueue()
  const taken: string[][] = []
  const take = (about: string) => async (changes: number[]) => {
    taken.push(changes.map((change) => `${about} ${change}`))
    await setTimeout(20)
  }
  const numbers = Array.from({ length: 120 }, (_, nth) => nth)
  await Promise.all(
    numbers.flatMap((nth) => [
      takeTogether(queue, 'one', [nth], take('one')),
      ...(nth < 2 ? [takeTogether(queue, 'two', [nth], take('two'))] : []),
    ]),
  )
  const of = (about: string) => taken.filter(([first]) => first?.startsWith(about))
  expect(of('one').flat()).toEqual(numbers.map((nth) => `one ${nth}`))
  expect(of('one').map(({ length }) => length)).toEqual([50, 50, 20])
  expect(of('two')).toEqual([['two 0', 'two 1']])
})

it('lets none fail for another one’s sake', async () => {
  const queue = createKeyedQueue()
  const done: string[] = []
  const take = async (changes: string[]) => {
    if (changes.includes('bad')) throw new Error('refused')
    done.push(...changes)
  }
  const all = ['a', 'b', 'bad', 'c'].map((change) => takeTogether(queue, 'one', [change], take))
  const ends = await Promise.allSettled(all)
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(done).toEqual(['a', 'b', 'c'])
  await expect(takeTogether(queue, 'one', ['bad'], take)).rejects.toThrow('refused')
  await takeTogether(queue, 'one', ['d'], take)
  expect(done).toEqual(['a', 'b', 'c', 'd'])
})
