import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { joinSettings } from '../../sandbox/index.ts'
import { signUp, Watch } from './customer.ts'
import { database, type Kind } from './support/databases.ts'
import { pause, send } from './support/http.ts'
import { apiKey, startProcesses } from './support/processes.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/** A message that arrived: whose, and which of theirs. */
interface Arrived {
  person: string
  nth: number
}

const headers = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' }

/**
 * `kill -9` while Meta's webhooks are relayed: people write one message after another, each as soon as the one before was taken, and
 * Meta sends again what nobody answered. Every message must arrive, and those of one person in order; one that arrives again before
 * the next is no fault.
 */
export async function relay(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const deadly = short ? 2 : 50
  const people = Array.from({ length: short ? 3 : 10 }, (_, nth) => `1555000${1_000 + nth}`)
  const random = randomOf(seed)
  await using db = await database(kind, plan)
  await using all = await startProcesses(db.url, kind === 'SQLite' ? 1 : 2, { PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  const watch = new Watch()
  let turn = 0
  const server = () => all.servers[turn++ % all.servers.length] as string
  await signUp({ server, sandbox: all.sandbox, apiKey }, watch)
  const listed = await send(server(), { path: '/platform/v1/whatsapp/phone_numbers', headers })
  const { phone_number_id, business_account_id } = listed.body.data[0]
  await using hook = await listen(server())

  const secret = joinSettings({ url: all.sandbox }).meta.META_APP_SECRET
  const told = (person: string, nth: number) => {
    const metadata = { phone_number_id }
    const messages = [{ from: person, id: `wamid.${person}.${nth}`, type: 'text', text: { body: `${nth}` } }]
    const changes = [{ field: 'messages', value: { metadata, messages } }]
    return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: business_account_id, changes }] })
  }
  let [deaths, over] = [0, false]
  const written = new Map<string, number>()
  const write = async (person: string) => {
    for (let nth = 0; !over; nth++) {
      const body = told(person, nth)
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      const signed = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature }
      for (;;) {
        const answer = await send(server(), { method: 'POST', path: '/webhooks/meta', headers: signed, body })
        watch.note('POST /webhooks/meta', answer)
        if (answer.status === 200) break
        await pause(50)
      }
      written.set(person, nth + 1)
      await pause(random() * 200)
    }
  }
  const writers = people.map(write)
  while (deaths < deadly) {
    await pause(200 + random() * 1_500)
    await all.kill(Math.floor(random() * all.servers.length))
    if (++deaths % 10 === 0) say(`relay on ${kind}: ${deaths} deaths, ${hook.arrived.length} messages arrived`)
  }
  over = true
  await Promise.all(writers)

  const tried = [...written.values()].reduce((sum, count) => sum + count, 0)
  const different = () => new Set(hook.arrived.map(({ person, nth }) => `${person} ${nth}`)).size
  // A lease of a process that died ends within twelve seconds, for each person once more after each death at the most.
  for (const end = Date.now() + 120_000; different() < tried && Date.now() < end; ) await pause(200)
  const survived = different()
  const outOfOrder = people.reduce((sum, person) => sum + backwards(hook.arrived, person), 0)
  return {
    what: 'kill -9 while messages are relayed',
    on: kind,
    tried,
    lost: tried - survived,
    errors: watch.errors,
    survived,
    doubled: outOfOrder,
    note: `${deaths} deaths; ${hook.arrived.length - survived} came again; doubled counts what came out of order`,
  }
}

/** How often a message came after a later one of the same person. */
function backwards(arrived: Arrived[], person: string): number {
  const order = arrived.filter((one) => one.person === person).map(({ nth }) => nth)
  return order.filter((nth, at) => at > 0 && nth < (order[at - 1] as number)).length
}

/** A receiver of Meta's payloads, made known to the server. */
async function listen(server: string) {
  const arrived: Arrived[] = []
  const receiver = createServer(async (req, res) => {
    let text = ''
    for await (const chunk of req) text += chunk
    const [message] = JSON.parse(text).entry[0].changes[0].value.messages
    arrived.push({ person: message.from, nth: Number(message.text.body) })
    res.end('ok')
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/`
  const body = JSON.stringify({ whatsapp_webhook: { url, secret_key: 'hush hush', kind: 'meta' } })
  const { status, text } = await send(server, { method: 'POST', path: '/platform/v1/whatsapp/webhooks', headers, body })
  if (status !== 201) throw new Error(`no webhook: ${status} ${text}`)
  return {
    arrived,
    async [Symbol.asyncDispose]() {
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}
