import type { FaultAnswer } from '../../sandbox/world/faults.ts'
import { aftermath } from './aftermath.ts'
import { type Outcome, Watch } from './customer.ts'
import { inside } from './inside.ts'
import { subscribe } from './subscribe.ts'
import { database, type Kind } from './support/databases.ts'
import { pause } from './support/http.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/** Every call of a signup, as the sandbox sees it: method, path, and how many calls of this kind come before it. */
const calls = [
  ['exchange', 'POST', 'oauth/access_token$', 0],
  ['inspect', 'GET', 'debug_token$', 0],
  ['numbers', 'GET', '/phone_numbers$', 0],
  ['owner', 'GET', '/v[0-9.]+/[0-9]+$', 0],
  ['subscribe', 'POST', '/subscribed_apps$', 0],
  ['number before register', 'GET', '/v[0-9.]+/[0-9]+$', 1],
  ['register', 'POST', '/register$', 0],
  ['number at the end', 'GET', '/v[0-9.]+/[0-9]+$', 2],
  ['contacts', 'POST', '/smb_app_data$', 0],
  ['history', 'POST', '/smb_app_data$', 1],
] as const

const limited = {
  status: 429,
  body: { error: { message: '(#80007) too many calls', type: 'OAuthException', code: 80007 } },
  headers: {
    'X-Business-Use-Case-Usage': '{"1":[{"type":"whatsapp_business_management","estimated_time_to_regain_access":9}]}',
  },
}

/** What Graph gives instead of its answer. */
const faults: Record<string, FaultAnswer> = {
  delay: { delay: 700 },
  reset: { reset: true },
  '500 with nonsense': { status: 500, raw: '<html>Sorry, something went wrong.</html>' },
  '503 of its own': {
    status: 503,
    body: { error: { message: 'Service temporarily unavailable', type: 'OAuthException', code: 2 } },
  },
  '429 with the time to regain': limited,
  'truncated JSON': { status: 200, raw: '{"data":[{"id":"10' },
  'nothing at all': { status: 200, raw: '' },
  null: { status: 200, raw: 'null' },
  'a list': { status: 200, raw: '[1,2,3]' },
  'wrong types': {
    status: 200,
    body: { id: 5, data: { is_valid: 'yes' }, access_token: 7, success: 'maybe', display_phone_number: [] },
  },
  'an error of wrong types': { status: 500, body: { error: { code: 'ten', message: 5 } } },
}

interface Case {
  call: (typeof calls)[number]
  fault: string
  /** The call took effect, and only its answer was lost. */
  after: boolean
}

/** Each call of a signup is met by each fault, before and after it took effect. The clock runs ahead, so nobody waits for Meta. */
export async function graph(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const all = calls.flatMap((call): Case[] =>
    Object.keys(faults).flatMap((fault) =>
      ('delay' in (faults[fault] as object) ? [false] : [false, true]).map((after) => ({ call, fault, after })),
    ),
  )
  const random = randomOf(seed)
  const cases = short ? [...all].sort(() => random() - 0.5).slice(0, 6) : all
  await using db = await database(kind, plan)
  await using world = await inside(db.url)
  await using _told = await subscribe(world.servers[0]?.url as string)
  const watch = new Watch()
  const outcomes: Outcome[] = []
  for (const { call, fault, after } of cases) {
    const [name, method, path, skip] = call
    const type = name === 'contacts' || name === 'history' ? 'coexistence' : 'dedicated'
    const link = await world.link()
    world.sandbox.control.clearFaults()
    world.sandbox.control.fault({ method, path, skip, times: 1, after, answer: faults[fault] as FaultAnswer })
    let [signedAgain, last] = [0, 'nothing']
    popups: for (; signedAgain < 3; signedAgain++) {
      const { id, answer: first } = await world.finish(link.token, type)
      watch.note(`${name}, ${fault}`, first)
      let answer = first
      for (const end = Date.now() + 120_000; Date.now() < end; ) {
        last = `${name}, ${fault}${after ? ' after the deed' : ''}: ${answer.status} ${answer.body?.status} ${answer.body?.fault}`
        if (answer.body?.status === 'completed') break popups
        if (answer.body?.status !== 'working' && answer.body?.status !== 'waiting') break
        world.servers[0]?.advance(60_000)
        await pause(60)
        answer = await world.connect(link.token, 'GET', `/attempts/${id}`)
        watch.note(`${name}, ${fault}`, answer)
      }
    }
    const completed = last.includes(' completed ')
    // A code that was spent without an answer is the one thing a customer has to do again.
    if (completed && signedAgain > (name === 'exchange' ? 1 : 0)) last = `${last}, signed again ${signedAgain} times`
    const fair = completed && signedAgain <= (name === 'exchange' ? 1 : 0)
    outcomes.push({ linkId: link.id, completed: fair, signedAgain, last })
    if (outcomes.length % 50 === 0) say(`Graph's faults on ${kind}: ${outcomes.length} of ${cases.length}`)
  }
  const { lost, doubled, why } = await aftermath(db.url, outcomes)
  for (const line of [...why, ...watch.seen]) say(`Graph's faults on ${kind}: ${line}`)
  const again = outcomes.filter(({ signedAgain }) => signedAgain).length
  return {
    what: "Graph's answers late, cut, refused, garbled",
    on: kind,
    tried: cases.length,
    lost,
    doubled,
    errors: watch.errors,
    survived: outcomes.filter(({ completed }) => completed).length,
    note: `${calls.length} calls, ${Object.keys(faults).length} faults; ${again} customers had to sign again, all for the exchange`,
  }
}
