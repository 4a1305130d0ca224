import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { type Answer, decode, encode, type Question, RECURSION_AVAILABLE, RECURSION_DESIRED } from 'dns-packet'

type Kind = 'A' | 'AAAA' | 'CNAME' | 'TXT' | 'CAA'

/** What name servers know: `CNAME signup.acme.test` → values. */
export class Zone {
  readonly records = new Map<string, string[]>()

  set(kind: Kind, name: string, ...values: string[]) {
    this.records.set(`${kind} ${name}`, values)
    return this
  }

  drop(kind: Kind, name: string) {
    this.records.delete(`${kind} ${name}`)
    return this
  }

  clear() {
    this.records.clear()
    return this
  }

  /** As a resolver answers: with the CNAMEs on the way, and what stands at their end. */
  answer({ name, type }: Question): Answer[] {
    const answers: Answer[] = []
    for (let at = name; answers.length < 8; ) {
      const values = this.records.get(`${type} ${at}`)
      if (values)
        return [
          ...answers,
          ...values.map((value) => ({ name: at, type, ttl: 60, data: dataOf(type as Kind, value) }) as Answer),
        ]
      const next = this.records.get(`CNAME ${at}`)?.[0]
      if (!next) break
      answers.push({ name: at, type: 'CNAME', ttl: 60, data: next })
      at = next
    }
    return answers
  }
}

/** A TXT record comes in parts, as long ones do; a CAA record is written as `issue letsencrypt.org`. */
function dataOf(kind: Kind, value: string) {
  if (kind === 'TXT') return [value.slice(0, 20), value.slice(20)]
  if (kind !== 'CAA') return value
  const [tag, ...rest] = value.split(' ')
  return { flags: 0, issuerCritical: false, tag, value: rest.join(' ') }
}

export interface NameServer extends AsyncDisposable {
  address: string
  zone: Zone
  /** What becomes of questions. */
  mood: 'answers' | 'silent' | 'fails' | 'refuses' | 'babbles'
  /** What was asked, such as `TXT _patchbay.signup.acme.test`. */
  asked: string[]
}

/** A name server on a free port that answers by UDP. */
export async function nameServer(zone = new Zone()): Promise<NameServer> {
  const socket = createSocket('udp4')
  const server: NameServer = {
    address: '',
    zone,
    mood: 'answers',
    asked: [],
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(resolve)),
  }
  socket.on('message', (message, from) => {
    const { id = 0, questions = [] } = decode(message)
    const [question] = questions
    if (!question) return
    server.asked.push(`${question.type} ${question.name}`)
    if (server.mood === 'silent') return
    if (server.mood === 'babbles') return void socket.send(message.subarray(0, 7), from.port, from.address)
    const code = { answers: 0, fails: 2, refuses: 5 }[server.mood]
    const answers = code ? [] : server.zone.answer(question)
    const nobody = ![...server.zone.records.keys()].some((key) => key.endsWith(` ${question.name}`))
    const flags = RECURSION_DESIRED | RECURSION_AVAILABLE | (code || (nobody ? 3 : 0))
    socket.send(encode({ type: 'response', id, flags, questions, answers }), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  server.address = `127.0.0.1:${(socket.address() as AddressInfo).port}`
  return server
}
