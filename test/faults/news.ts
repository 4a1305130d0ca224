import { openDatabase } from '../../server/store/database/database.ts'
import { inside } from './inside.ts'
import { database, type Kind } from './support/databases.ts'
import { pause } from './support/http.ts'
import { copyNumber, type News, newsOf, stateOf, tell } from './support/news.ts'
import { type Plan, type Row, randomOf } from './support/report.ts'

/** Histories of a number in one batch: few enough for one webhook. */
const atOnce = 40

/**
 * Histories of news about a number, each told in order to one number, and shuffled, with repeats and in several webhooks, to
 * another: both must end the same.
 */
export async function news(kind: Kind, plan: Plan): Promise<Row> {
  const { seed, short, say } = plan
  const count = short ? 80 : kind === 'SQLite' ? 10_000 : 1_000
  const random = randomOf(seed)
  await using db = await database(kind, plan)
  await using world = await inside(db.url)
  const rows = await openDatabase(db.url)
  try {
    const link = await world.link()
    const { id } = await world.finish(link.token, 'coexistence')
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(100))
      if ((await world.connect(link.token, 'GET', `/attempts/${id}`)).body?.status === 'completed') break
    const number = await rows.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    const kinds = Object.values(newsOf(number.display_phone_number.replace(/\D/g, '')))
    world.servers[0]?.advance(24 * 60 * 60_000)
    const began = Math.floor(Date.now() / 1_000) + 3_600
    let [different, errors] = [0, 0]
    const url = world.servers[0]?.url as string
    /** As Meta does, it tells again what was answered 503: on a busy machine the database may be slow for a moment. */
    const say200 = async (told: (News & { wabaId: string })[]) => {
      let status = 503
      for (let tries = 0; status === 503 && tries < 10; tries++)
        status = await tell(url, world.sandbox.app.secret, told)
      if (status !== 200) errors++
    }
    for (let done = 0; done < count; done += atOnce) {
      const wabas = Array.from({ length: Math.min(atOnce, count - done) }, (_, nth) =>
        [1, 2].map((side) => `${side}${String(done + nth).padStart(9, '0')}`),
      ) as [string, string][]
      await copyNumber(rows, wabas.flat())
      const histories = wabas.map(() =>
        Array.from(
          { length: 2 + Math.floor(random() * 6) },
          (_, nth): News => ({
            ...(kinds[Math.floor(random() * kinds.length)] as Omit<News, 'time'>),
            time: began + nth * 10,
          }),
        ),
      )
      await say200(
        histories.flatMap((history, nth) => history.map((one) => ({ ...one, wabaId: wabas[nth]?.[0] as string }))),
      )
      const shuffled = histories.flatMap((history, nth) =>
        [...history, ...history.filter(() => random() < 0.3)].map((one) => ({
          ...one,
          wabaId: wabas[nth]?.[1] as string,
        })),
      )
      const parts: (typeof shuffled)[] = [[], [], []]
      for (const one of shuffled.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at))
        parts[Math.floor(random() * parts.length)]?.push(one.one)
      await Promise.all(parts.map(say200))
      const states = await stateOf(rows)
      wabas.forEach(([ordered, other], nth) => {
        const [one, two] = [ordered, other].map((waba) => JSON.stringify(states.get(waba)))
        if (one === two) return
        different++
        say(`news on ${kind}: ${JSON.stringify(histories[nth])} ends as ${one}, shuffled as ${two}`)
      })
      await rows.deleteFrom('phone_numbers').where('id', '!=', number.id).execute()
      await rows.deleteFrom('accounts').where('waba_id', '!=', number.business_account_id).execute()
      if (done % 1_000 === 0) say(`news on ${kind}: ${done} of ${count}`)
    }
    return {
      what: 'news of Meta, shuffled and repeated',
      on: kind,
      tried: count,
      survived: count - different,
      lost: 0,
      doubled: 0,
      errors,
      note: `histories of 2 to 7 pieces of ${kinds.length} kinds, each told in order and shuffled`,
    }
  } finally {
    await rows.destroy()
  }
}
