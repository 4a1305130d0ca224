import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../../server/security/keys.ts'
import { linkInAddress, linkOfToken, linkToken } from '../../../server/security/link-token.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start } from '../../support/world.ts'

const keys = deriveKeys([Buffer.alloc(32, 7)])

/** What mail and chat programs leave behind an address. */
const tails = [
  '.',
  ',',
  ')',
  '>',
  ']',
  '}',
  ';',
  ':',
  '!',
  '?',
  '"',
  "'",
  '*',
  '_',
  '**',
  '…',
  '»',
  '”',
  '\u200b',
  ' ',
  ').',
  '.)',
  '&gt;',
  '=20',
]

describe('a link token', () => {
  it('ends in a letter or digit, whatever its id', () => {
    for (let nth = 0; nth < 2_000; nth++) {
      const id = uuid()
      const token = linkToken(keys, id)
      expect(token).toMatch(/[A-Za-z0-9]$/)
      expect(linkOfToken(keys, token)).toBe(id)
    }
  })

  it('of an earlier version leads to its link, also when its last dash was cut off', () => {
    let cut = 0
    for (let nth = 0; nth < 500; nth++) {
      const id = uuid()
      const earlier = linkToken(keys, id).slice(0, 55)
      expect(linkOfToken(keys, earlier)).toBe(id)
      if (!/[-_]$/.test(earlier)) continue
      cut += 1
      expect(linkOfToken(keys, earlier.slice(0, -1))).toBe(id)
    }
    expect(cut).toBeGreaterThan(3)
  })

  it('is found in an address with anything behind it, and no other word is taken for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tails), fc.integer({ min: 0, max: 60 }), (tail, at) => {
        const id = uuid()
        const token = linkToken(keys, id)
        expect(linkInAddress(keys, token + tail)).toBe(id)
        const other = `${token.slice(0, at % 54)}${token[at % 54] === 'Q' ? 'Z' : 'Q'}${token.slice((at % 54) + 1)}`
        expect(linkInAddress(keys, other + tail)).toBeUndefined()
        expect(linkInAddress(keys, `${token}x`)).toBeUndefined()
        expect(linkOfToken(keys, `${token}.`)).toBeUndefined()
      }),
    )
  })
})

describe.each(databaseKinds)('the address of a link on %s', (kind) => {
  it('opens the page with what a program left behind it, and the page has the token itself', async () => {
    await using world = await start(kind)
    const link = await world.link()
    for (const tail of [...tails, '%20', '%E2%80%9D', '/', '%3E']) {
      const page = await request('GET', link.url + (/[?#]/.test(tail) ? encodeURIComponent(tail) : tail))
      expect([tail, page.status]).toEqual([tail, 200])
      expect(page.body).toContain(`data-token="${link.token}"`)
    }
    expect((await request('GET', `${link.url}x`)).status).toBe(404)
    expect((await world.connect(`${link.token}.`, 'GET', '/session')).status).toBe(404)
  })

  it('has a preview card that names who invites', async () => {
    await using world = await start(kind)
    const theme_config = { company_name: 'Wind & "Wool"', logo_url: 'https://acme.example/logo.png' }
    const link = await world.link({ theme_config })
    const { body } = await request('GET', link.url)
    expect(body).toContain('<meta property="og:title" content="Connect WhatsApp to Wind &amp; &quot;Wool&quot;">')
    expect(body).toContain('<meta property="og:site_name" content="Wind &amp; &quot;Wool&quot;">')
    expect(body).toContain('<meta property="og:image" content="https://acme.example/logo.png">')
    const plain = await request('GET', (await world.link()).url)
    expect(plain.body).toContain('<meta property="og:site_name" content="Acme">')
    expect(plain.body).not.toContain('og:image')
  })
})

describe.each(databaseKinds)('digits of the world on %s', (kind) => {
  it.each(['٢٧١٨٢٨', '२७१८२८', '２７１８２８', '271 828', '271-828', '\u200e271\u00a0828\u200e'])(
    'are a PIN: %s',
    async (pin) => {
      await using world = await start(kind)
      const [link, id] = [await world.link(), randomUUID()]
      const { code, assets, phoneNumberId } = world.sandbox.control.finish({ connectionType: 'dedicated' })
      world.sandbox.control.patch(phoneNumberId as string, { pin: '271828' })
      await world.connect(link.token, 'PUT', `/attempts/${id}`, { connection_type: 'dedicated', code, assets })
      expect((await world.settled(link, id)).body.status).toBe('pin')
      expect((await world.connect(link.token, 'POST', `/attempts/${id}/pin`, { pin })).status).toBe(200)
      expect((await world.settled(link, id)).body.status).toBe('completed')
    },
  )

  it('are no PIN when there are more or fewer than six', async () => {
    await using world = await start(kind)
    const { token } = await world.link()
    for (const pin of ['٢٧١٨٢', '2718281', 'abcdef', '', 271828, null]) {
      const reply = await world.connect(token, 'POST', `/attempts/${randomUUID()}/pin`, { pin })
      expect([pin, reply.status]).toEqual([pin, 422])
    }
  })

  it('are a number to look for and to reconnect', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const { body } = await world.signUp(link)
    const { phone_number_id, display_phone_number } = body.result
    const devanagari = display_phone_number.replace(/\d/g, (digit: string) =>
      String.fromCodePoint(0x966 + Number(digit)),
    )
    const found = await world.api('GET', `/whatsapp/phone_numbers?phone_number=${encodeURIComponent(devanagari)}`)
    expect(found.body.data.map(({ id }: { id: string }) => id)).toEqual([phone_number_id])
    const path = `/customers/${link.customerId}/setup_links`
    const again = await world.api('POST', path, { setup_link: { reconnect_phone_number: devanagari } })
    expect([again.status, again.body.data.reconnect_phone_number]).toEqual([201, display_phone_number.slice(1)])
    expect((await world.api('GET', '/whatsapp/phone_numbers?phone_number=wool')).body.error).toMatch(
      /^phone_number must be/,
    )
  })
})

describe.each(databaseKinds)('a name on %s', (kind) => {
  it.each([' ', '\t\n', '\u00a0', '\u200b\u200e'])('that is blank is refused: %j', async (name) => {
    await using world = await start(kind)
    const customer = await world.api('POST', '/customers', { customer: { name } })
    expect([customer.status, customer.body.error]).toEqual([422, "customer.name can't be blank"])
    const { body } = await world.signUp(await world.link())
    const path = `/whatsapp/phone_numbers/${body.result.phone_number_id}`
    const renamed = await world.api('PATCH', path, { whatsapp_phone_number: { name } })
    expect([renamed.status, renamed.body.error]).toEqual([422, "whatsapp_phone_number.name can't be blank"])
  })
})
