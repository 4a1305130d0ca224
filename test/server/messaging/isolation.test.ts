import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { type MessagingWorld, startMessaging, text } from '../../support/messaging/world.ts'
import type { Reply } from '../../support/world.ts'

/** What each account holds, and how somebody else might ask for it. */
async function holdings({ meta, one, two, theirs }: MessagingWorld) {
  const of = ({ phone, waba }: { phone: string; waba: string }, name: string) => ({
    phone,
    waba,
    media: meta.media(phone, Buffer.from(`secret of ${name}`)),
    flow: meta.flow(waba, `flow of ${name}`),
    template: meta.template(waba, `template_of_${name}`),
  })
  return { one: of(one, 'one'), two: of(two, 'two'), theirs: of(theirs, 'theirs') }
}

type Holding = Awaited<ReturnType<typeof holdings>>['one']

/** Every way to name what is another's: in the path, in the query, in the body, and half right. */
const ways = (own: Holding, foreign: Holding): [string, string, object?][] => [
  ['POST', `/${foreign.phone}/messages`, text()],
  ['POST', `/${own.phone}/messages`, { ...text(), messaging_account_id: foreign.waba }],
  ['POST', `/${own.phone}/messages`, { ...text(), paid_messaging_account_id: foreign.waba }],
  ['GET', `/${foreign.phone}`],
  ['GET', `/${foreign.waba}`],
  ['GET', `/${foreign.phone}/settings`],
  ['POST', `/${foreign.phone}/whatsapp_business_profile`, { messaging_product: 'whatsapp', about: 'ours now' }],
  ['POST', `/${foreign.phone}/deregister`],
  ['GET', `/${foreign.waba}/message_templates`],
  ['GET', `/${own.waba}/message_templates/${foreign.template}`],
  ['GET', `/${foreign.waba}/message_templates/${foreign.template}`],
  ['PUT', `/${own.waba}/message_templates?hsm_id=${foreign.template}`, { components: [] }],
  ['GET', `/${foreign.template}?phone_number_id=${own.phone}`],
  ['GET', `/${foreign.media}?phone_number_id=${own.phone}`],
  ['GET', `/${foreign.media}?phone_number_id=${foreign.phone}`],
  ['GET', `/${foreign.media}?business_account_id=${own.waba}`],
  ['DELETE', `/${foreign.media}?phone_number_id=${own.phone}`],
  ['DELETE', `/${foreign.media}?phone_number_id=${foreign.phone}`],
  ['DELETE', `/${foreign.phone}?phone_number_id=${own.phone}`],
  ['DELETE', `/${foreign.template}?phone_number_id=${own.phone}`],
  ['GET', `/${foreign.flow}?phone_number_id=${own.phone}`],
  ['GET', `/${foreign.flow}?business_account_id=${own.waba}&fields=name`],
  ['GET', `/${foreign.flow}?business_account_id=${foreign.waba}&fields=name`],
  ['DELETE', `/${foreign.flow}?phone_number_id=${own.phone}`],
  ['POST', `/${foreign.flow}/publish?phone_number_id=${own.phone}`],
  ['POST', `/${foreign.flow}/publish?business_account_id=${foreign.waba}`],
  ['GET', `/${foreign.flow}/assets?phone_number_id=${own.phone}`],
  ['POST', `/${own.waba}/flows`, { name: 'copy', clone_flow_id: foreign.flow }],
]

/** What must stand in no answer to somebody else. */
const leaks = (reply: Reply, { media, template, flow }: Holding) => {
  const said = JSON.stringify(reply.body).replaceAll(/Object with ID '[^']*'/g, '')
  return [`secret of`, `template_of_`, `flow of`, media, template, flow].filter((word) => said.includes(word))
}

describe.each(databaseKinds)('what an account holds, on %s', (kind) => {
  it('is reached by nobody else: not by another project, nor by the key of another account', async () => {
    await using world = await startMessaging(kind)
    const held = await holdings(world)
    const keys = {
      project: world.options.apiKey as string,
      theirProject: world.theirKey,
      one: await world.keyOf(world.one.waba),
      theirs: await world.keyOf(world.theirs.waba, undefined, world.theirKey),
    }
    const tries: [string, string, Holding, Holding][] = [
      ['another account of the project', keys.one, held.one, held.two],
      ['an account of another project', keys.one, held.one, held.theirs],
      ['another project', keys.project, held.one, held.theirs],
      ['the other way round', keys.theirProject, held.theirs, held.one],
      ['a key of theirs', keys.theirs, held.theirs, held.two],
    ]
    const told: string[] = []
    for (const [who, key, own, foreign] of tries)
      for (const [method, path, body] of ways(own, foreign)) {
        const reply = await world.graph(method, path, body, { 'X-API-Key': key })
        const leak = leaks(reply, foreign)
        if (reply.status < 400 || leak.length)
          told.push(`${who}: ${method} ${path} ${reply.status} ${JSON.stringify(reply.body)}`)
      }
    expect(told).toEqual([])
    // All of it is still there, and nothing was sent.
    for (const { media, flow, template } of Object.values(held))
      expect([media, flow, template].map((id) => world.meta.things.has(id))).toEqual([true, true, true])
    expect(world.meta.calls.filter(({ method, path }) => method !== 'GET' || path.includes('/files/'))).toEqual([])

    // The same with the right key works: a path that nobody has would prove nothing.
    const right: [string, string, object?][] = [
      ['GET', `/${held.one.media}?phone_number_id=${held.one.phone}`],
      ['GET', `/${held.one.flow}?business_account_id=${held.one.waba}&fields=name`],
      ['GET', `/${held.one.waba}/message_templates/${held.one.template}`],
      ['PUT', `/${held.one.waba}/message_templates?hsm_id=${held.one.template}`, { components: [] }],
      ['POST', `/${held.one.phone}/messages`, { ...text(), messaging_account_id: held.one.waba }],
      ['GET', `/${held.one.phone}?fields=verified_name`],
      ['GET', `/${held.one.waba}?fields=name`],
      ['DELETE', `/${held.one.media}?phone_number_id=${held.one.phone}`],
      ['DELETE', `/${held.one.flow}?phone_number_id=${held.one.phone}`],
    ]
    for (const [method, path, body] of right) {
      const reply = await world.graph(method, path, body, { 'X-API-Key': keys.one })
      expect([method, path, reply.status, reply.body.error]).toEqual([method, path, 200, undefined])
    }
  }, 90_000)

  it('is not managed by another project either: no key is made, listed or ended there', async () => {
    await using world = await startMessaging(kind)
    const path = `/whatsapp/accounts/${world.theirs.waba}/keys`
    const own = `/whatsapp/accounts/${world.one.waba}/keys`
    await world.keyOf(world.theirs.waba, undefined, world.theirKey)
    const { id } = await world.db.selectFrom('account_keys').select('id').executeTakeFirstOrThrow()
    const tries: [string, string, object?][] = [
      ['GET', path],
      ['POST', path, { account_key: { name: 'ours' } }],
      ['GET', `${path}/${id}`],
      ['GET', `${own}/${id}`],
      ['DELETE', `${path}/${id}`],
      ['DELETE', `${own}/${id}`],
      ['POST', `${path}/${id}/rotate`],
      ['POST', `${own}/${id}/rotate`],
    ]
    for (const [method, address, body] of tries)
      expect([method, address, (await world.api(method, address, body)).status]).toEqual([method, address, 404])
  })

  it('has addresses of files that work for five minutes, for one file, and only while the number is connected', async () => {
    await using world = await startMessaging(kind)
    const { graph, meta, one } = world
    const media = meta.media(one.phone, Buffer.from('<script>alert(1)</script>'), 'text/html')
    const link = async () => (await graph('GET', `/${media}?phone_number_id=${one.phone}`)).body.download_url as string
    const first = await link()
    const got = await fetch(first)
    expect([got.status, await got.text()]).toEqual([200, '<script>alert(1)</script>'])
    expect(got.headers.get('content-disposition')).toBe('attachment')
    expect(got.headers.get('content-security-policy')).toContain("default-src 'none'")
    const token = String(meta.calls.at(-1)?.headers.authorization).replace('Bearer ', '')
    expect(Buffer.from(first.split('.')[0] as string, 'base64url').toString() + first).not.toContain(token)
    for (const altered of [first.slice(0, -3), `${first}x`, first.replace(/downloads\/./, 'downloads/f')])
      expect((await fetch(altered)).status).toBe(404)
    world.advance(5 * 60_000 + 1_000)
    expect((await fetch(first)).status).toBe(404)
    const second = await link()
    await world.api('DELETE', `/whatsapp/phone_numbers/${one.phone}`)
    expect((await fetch(second)).status).toBe(404)
  })
})
