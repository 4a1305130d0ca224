import { randomUUID } from 'node:crypto'
import { deriveKeys } from '../../server/security/keys.ts'
import { linkToken } from '../../server/security/link-token.ts'
import { apiKey, type Contestant, type Ground, type Kind, kinds, secretKey } from '../ground.ts'
import { type Line, ms, perSecond } from '../lines.ts'
import { type Entry, httpRequest, ratio, takeTurns } from '../rounds.ts'
import { customerId, openLink, seed } from '../seed.ts'
import { spreadOf } from '../spread.ts'

export const title = 'Requests: answers a second, eight connections'

const keys = deriveKeys([Buffer.from(secretKey, 'base64')])
const customers = 2_000

/** What a backend and a widget ask for most, beside the same SQL by hand and beside better-auth. */
export async function* measure(ground: Ground): AsyncGenerator<Line> {
  for (const kind of kinds) {
    const [ours, bares] = [await ground.database(kind), await ground.database(kind)]
    for (const url of [ours, bares]) await seed(url, customers * 5)
    const patchbay = await ground.patchbay(ours)
    const bare = await ground.bare(bares)
    const auth = await ground.betterAuth(await ground.database(kind))
    const sessions = await signIn(auth, 200)

    const asked: { what: string; budget?: Line['budget']; entries: [Entry, Entry, Entry]; theirs: string }[] = [
      {
        what: 'read session',
        budget: { least: 0.7 },
        theirs: 'get-session',
        entries: [
          { contestant: patchbay, requests: each((nth) => session(linkToken(keys, openLink(nth)))) },
          { contestant: bare, requests: each((nth) => session(openLink(nth))) },
          {
            contestant: auth,
            requests: sessions.map((Cookie) => httpRequest('GET', '/api/auth/get-session', { Cookie })),
          },
        ],
      },
      {
        what: 'list links of a customer',
        theirs: 'list-sessions',
        entries: [
          { contestant: patchbay, requests: each(list) },
          { contestant: bare, requests: each(list) },
          {
            contestant: auth,
            requests: sessions.map((Cookie) => httpRequest('GET', '/api/auth/list-sessions', { Cookie })),
          },
        ],
      },
      {
        what: 'create link',
        budget: { least: 0.6 },
        theirs: 'magic link',
        entries: [
          { contestant: patchbay, requests: each(create) },
          { contestant: bare, requests: each(create) },
          { contestant: auth, requests: each(() => magic(`${randomUUID()}@example.com`)) },
        ],
      },
    ]
    for (const { what, entries, budget, theirs } of asked) yield* compared(ground, kind, what, entries, theirs, budget)
    for (const contestant of [bare, auth]) await contestant.stop()
    yield* limited(ground, kind, ours, patchbay)
    await patchbay.stop()
  }
}

async function* compared(
  ground: Ground,
  kind: Kind,
  what: string,
  entries: Entry[],
  theirs: string,
  budget: Line['budget'],
): AsyncGenerator<Line> {
  const { rates, cpu } = await takeTurns(ground, entries)
  const [ours, bare, auth] = rates as [number[], number[], number[]]
  const figure = (nth: number) =>
    `${perSecond(spreadOf(rates[nth] as number[]).middle)} (CPU ${ms(cpu[nth] as number)})`
  const line = { section: title, what, on: kind, ours: figure(0) }
  yield { ...line, against: `bare Express ${figure(1)}`, ratio: ratio(ours, bare), ...(budget ? { budget } : {}) }
  yield { ...line, against: `better-auth, ${theirs}, ${figure(2)}`, ratio: ratio(ours, auth) }
}

/** What counting every key's and link's requests costs: against limits by many times more than is asked. */
async function* limited(ground: Ground, kind: Kind, databaseUrl: string, free: Contestant): AsyncGenerator<Line> {
  const counting = await ground.patchbay(databaseUrl, { PATCHBAY_RATE_LIMIT: '9999999' })
  const { rates, cpu } = await takeTurns(ground, [
    { contestant: counting, requests: each(list) },
    { contestant: free, requests: each(list) },
  ])
  const figure = (nth: number) =>
    `${perSecond(spreadOf(rates[nth] as number[]).middle)} (CPU ${ms(cpu[nth] as number)})`
  const [on, off] = rates as [number[], number[]]
  const line = { section: title, what: 'list links, limits counted', on: kind }
  yield { ...line, ours: figure(0), against: `limits off ${figure(1)}`, ratio: ratio(on, off) }
  await counting.stop()
}

const each = (make: (customer: number) => string) => Array.from({ length: customers }, (_, nth) => make(nth + 1))

const session = (bearer: string) => httpRequest('GET', '/connect/v1/session', { Authorization: `Bearer ${bearer}` })

const linksOf = (customer: number) => `/platform/v1/customers/${customerId(customer)}/setup_links`

const list = (customer: number) => httpRequest('GET', linksOf(customer), { 'X-API-Key': apiKey })

const create = (customer: number) =>
  httpRequest(
    'POST',
    linksOf(customer),
    { 'X-API-Key': apiKey },
    JSON.stringify({
      setup_link: {
        success_redirect_url: 'https://app.example.com/whatsapp/success',
        allowed_origins: ['https://app.example.com'],
      },
    }),
  )

const magic = (email: string) => httpRequest('POST', '/api/auth/sign-in/magic-link', {}, JSON.stringify({ email }))

/** So many people who followed their magic link; their cookies. */
async function signIn({ port }: Contestant, people: number): Promise<string[]> {
  const url = `http://localhost:${port}`
  const cookies: string[] = []
  for (let person = 0; person < people; person++) {
    const body = JSON.stringify({ email: `${randomUUID()}@example.com` })
    await fetch(`${url}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    const [token] = (await (await fetch(`${url}/sent`)).json()) as [string]
    const verified = await fetch(`${url}/api/auth/magic-link/verify?token=${token}`, { redirect: 'manual' })
    const cookie = verified.headers.getSetCookie()[0]?.split(';')[0]
    if (!cookie) throw new Error(`better-auth did not sign in: ${verified.status}`)
    cookies.push(cookie)
  }
  return cookies
}
