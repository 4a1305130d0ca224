import { aftermath } from './aftermath.ts'
import { isUsed, type Outcome, Watch } from './customer.ts'
import { inside } from './inside.ts'
import { subscribe } from './subscribe.ts'
import { database, type Kind } from './support/databases.ts'
import { inParallel, pause } from './support/http.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

const [second, day] = [1_000, 24 * 60 * 60_000]

/**
 * Two servers whose clocks jump ahead, apart from each other, while signups run: each thinks the leases of the other over
 * and takes their work away. Then the clocks pass the links' end: what was begun before ends well, what comes later is told.
 */
export async function clock(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const count = short ? 5 : 60
  const random = randomOf(seed)
  await using db = await database(kind, plan)
  await using world = await inside(db.url, 2)
  await using _told = await subscribe(world.servers[0]?.url as string)
  world.sandbox.control.fault({ path: '.', answer: { delay: 120 } })
  const watch = new Watch()
  const outcomes: Outcome[] = []
  let [over, again] = [false, 0]
  const jumping = (async () => {
    // Not for ever: on a busy machine nothing would be done between two jumps. In short, fewer than the ten registrations that Meta
    // allows a number, since each jump may spend one.
    for (let jumps = 0; jumps < (short ? 9 : 300) && !over; jumps++) {
      world.servers[random() < 0.5 ? 0 : 1]?.advance(random() * 40 * second)
      await pause(150)
    }
  })()
  await inParallel(Array.from({ length: count }).keys(), 10, async (nth) => {
    const link = await world.link()
    let [completed, signedAgain, last] = [false, 0, '']
    for (; !completed && signedAgain < 20; signedAgain++) {
      const { id, answer: first } = await world.finish(link.token, 'dedicated', nth % 2)
      let answer = first
      watch.note('a jump', answer)
      for (const end = Date.now() + 60_000; answer.body?.status === 'working' && Date.now() < end; await pause(100)) {
        answer = await world.connect(link.token, 'GET', `/attempts/${id}`, undefined, nth % 2)
        watch.note('a jump', answer)
      }
      completed = answer.body?.status === 'completed' || isUsed(answer)
      last = `${answer.status} ${answer.text}`
      // A server that is 25 seconds ahead takes a code for lost that the other is spending: that customer is told to go again.
      if (!completed && answer.body?.fault !== 'exchange_unanswered') break
    }
    again += signedAgain > 1 ? 1 : 0
    outcomes.push({ linkId: link.id, completed, signedAgain, last })
  })
  over = true
  await jumping

  // Begun before the end of its link, and still under way when that comes.
  const link = await world.link()
  const { id } = await world.finish(link.token, 'dedicated')
  const late = await world.link()
  for (const server of world.servers) server.advance(31 * day)
  let answer = await world.connect(link.token, 'GET', `/attempts/${id}`)
  for (const end = Date.now() + 60_000; answer.body?.status === 'working' && Date.now() < end; await pause(100))
    answer = await world.connect(link.token, 'GET', `/attempts/${id}`)
  outcomes.push({ linkId: link.id, completed: answer.body?.status === 'completed', signedAgain: 0, last: answer.text })
  const refused = await world.finish(late.token, 'dedicated')
  watch.note('after its end', refused.answer)
  const told = refused.answer.status === 410 && refused.answer.body?.code === 'link_expired'

  const { lost, doubled, why } = await aftermath(db.url, outcomes)
  for (const line of [...why, ...watch.seen, ...(told ? [] : [`after its end: ${refused.answer.text}`])])
    say(`The clock on ${kind}: ${line}`)
  return {
    what: 'the clock jumps ahead, past leases and past the end of links',
    on: kind,
    tried: count + 2,
    doubled,
    survived: outcomes.filter(({ completed }) => completed).length + (told ? 1 : 0),
    errors: watch.errors,
    lost: lost + (told ? 0 : 1),
    note: `two servers, each thinking that the other is late; ${again} customers had to sign again, their code taken for lost`,
  }
}
