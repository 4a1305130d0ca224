// Read before a clock runs: loading it takes the whole process for a moment, and Graph has a second to answer.
import 'twilio'
import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { sandboxTwilio } from '../../sandbox/index.ts'
import type { DatabaseKind } from './databases.ts'
import { type Link, type Popup, type Reply, request, start, type World } from './world.ts'

/** A server whose default project buys numbers in the sandbox's Twilio account. */
export const startBuying = (kind: DatabaseKind) => start(kind, { twilio: sandboxTwilio })

/** A link that provides numbers. */
export const providing = (world: World, options: object = {}) =>
  world.link({ provision_phone_number: true, allowed_connection_types: ['dedicated'], ...options })

/** Asks for a number and waits until there is one, or none can be had. */
export async function reserve(world: World, link: Pick<Link, 'token'>, country_iso = 'US'): Promise<Reply> {
  const first = await world.connect(link.token, 'POST', '/number', { country_iso })
  if (first.status !== 200 || first.body.status !== 'working') return first
  return until(
    () => world.connect(link.token, 'GET', '/number'),
    ({ body }) => body.status !== 'working',
  )
}

/** Asks again until the answer is as wanted; whoever waits too long is ended by the test's own patience. */
export async function until<Answer>(ask: () => Promise<Answer>, fits: (answer: Answer) => boolean): Promise<Answer> {
  for (let wait = 30; ; wait = Math.min(wait * 1.5, 400)) {
    const answer = await ask()
    if (fits(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** A pool with numbers that lie in the Twilio account, ready to be handed out. */
export async function pool(world: World, country_iso: string, count: number, options: object = {}) {
  const made = await world.api('POST', '/number_pools', { number_pool: { country_iso, ...options } })
  const id: string = made.body.data.id
  await fill(world, id, country_iso, count)
  return id
}

export async function fill(world: World, id: string, country: string, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, () => ({
    phone_number: world.sandbox.control.twilio.own({ country }).phoneNumber,
  }))
  if (!count) return []
  const imported = await world.api('POST', `/number_pools/${id}/numbers`, { numbers })
  expect([imported.status, imported.body.data.imported.length]).toEqual([201, count])
  await until(
    () => world.api('GET', `/number_pools/${id}`),
    ({ body }) => body.data.numbers.checking === 0,
  )
  return numbers.map(({ phone_number }) => phone_number)
}

/** Finishes a popup with the number that was shown, as a customer does who types what they read. */
export const signUpWith = (world: World, link: Pick<Link, 'token'>, phoneNumber: string, popup: Popup = {}) =>
  world.signUp(link, { finish: { number: { phoneNumber } }, ...popup })

/** The rows of a project's numbers, as far as tests look at them. */
export const numbersIn = (world: World) =>
  world.db
    .selectFrom('provided_numbers')
    .select(['id', 'phone_number', 'status', 'note', 'provider_id', 'reservation_id', 'phone_number_id'])
    .orderBy('created_at')
    .execute()

/** What Twilio sends, signed as Twilio signs (https://www.twilio.com/docs/usage/security), over `signedUrl`. */
export function fromTwilio(
  url: string,
  params: Record<string, string>,
  { token = sandboxTwilio.authToken, signedUrl = url }: { token?: string; signedUrl?: string } = {},
): Promise<Reply> {
  const text = Object.keys(params)
    .sort()
    .reduce((joined, name) => joined + name + params[name], signedUrl)
  const signature = createHmac('sha1', token).update(text).digest('base64')
  return request('POST', url, new URLSearchParams(params).toString(), {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Twilio-Signature': signature,
  })
}
