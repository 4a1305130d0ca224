import { describe, expect, it } from 'vitest'
import { refusalsAMinute } from '../../../server/http/limits.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start } from '../../support/world.ts'

/** There the host compresses. */
const throughHandler = process.env.PATCHBAY_TEST_DOOR === 'handler'

describe.each(databaseKinds)('the hosted page on %s', (kind) => {
  it('wears the theme before its first paint, under a policy that lets nothing inline run', async () => {
    await using world = await start(kind)
    const link = await world.link({
      theme_config: {
        primary_color: '#7c3aed',
        company_name: '<Acme> & "Co"',
        background_image: 'https://a.example/b.jpg?x=")}',
      },
      allowed_origins: ['https://app.acme.example'],
      language: 'es',
    })
    const page = await request('GET', link.url)
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).toContain(`script-src 'self' ${world.sandbox.url}`)
    expect(policy).toContain('frame-ancestors https://app.acme.example')
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] as string
    expect(page.body).toMatch(/<style nonce="[^"]+">:root\{[^<]*--pb-primary:#7c3aed;/)
    expect(page.body).toContain(`<style nonce="${nonce}">`)
    expect(page.body.indexOf('<style')).toBeLessThan(page.body.indexOf('<body'))
    expect(page.body).toContain('<html lang="es" dir="ltr">')
    expect(page.body).toContain('<title>Conecta WhatsApp con &lt;Acme&gt; &amp; &quot;Co&quot;</title>')
    expect(page.body).not.toMatch(/<script(?![^>]* src=)/)
    expect(page.body).not.toMatch(/ (style|on\w+)="/)
    expect(page.body).not.toContain('b.jpg?x=")')
  })

  it('stays out of search engines and caches, and tells nobody its address', async () => {
    await using world = await start(kind)
    const { headers, body } = await request('GET', (await world.link()).url)
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(body).toContain('<meta name="robots" content="noindex, nofollow">')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('knows nothing of a link by the address that it gives itself: whoever comes with it again brings the rest', async () => {
    await using world = await start(kind, { rateLimit: 1_000 })
    const link = await world.link({ theme_config: { company_name: 'Acme', primary_color: '#7c3aed' }, language: 'es' })
    const [id] = link.token.split('.') as [string]
    const ask = async (end: string) => request('GET', `${world.url}/s/${end}`)
    const { status, body } = await ask(id)
    expect(status).toBe(200)
    expect(body).toContain(`data-token="${id}"`)
    expect(body).not.toMatch(/Acme|#7c3aed|lang="es"/)
    expect((await world.connect(id, 'GET', '/session')).body.code).toBe('link_not_found')
    // A token that is none counts as a guess, and a reload does not.
    const statuses = async (end: string) =>
      new Set(await Promise.all(Array.from({ length: refusalsAMinute }, async () => (await ask(end)).status)))
    expect(await statuses(id)).toEqual(new Set([200]))
    expect(await statuses(`${id}.${'A'.repeat(32)}`)).toEqual(new Set([404, 429]))
  })

  it('changes nothing when it is opened: mail scanners open links too', async () => {
    await using world = await start(kind)
    const link = await world.link()
    for (let opened = 0; opened < 3; opened++) await request('GET', link.url)
    const row = await world.db.selectFrom('setup_links').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ status: 'active', used_at: null })
  })

  it('has its title and its direction in the reader’s language, in English where it is not ours', async () => {
    await using world = await start(kind)
    const { url } = await world.link({ theme_config: { company_name: 'Acme' } })
    const titled = async (language: string) => {
      const { body } = await request('GET', url, undefined, { 'Accept-Language': language })
      return /<html lang="(\w+)" dir="(\w+)">.*<title>(.*)<\/title>/s.exec(body)?.slice(1)
    }
    expect(await titled('pt-BR,pt;q=0.9,en;q=0.8')).toEqual(['pt', 'ltr', 'Conecte o WhatsApp a Acme'])
    expect(await titled('ar-EG')).toEqual(['ar', 'rtl', 'ربط واتساب مع \u2068Acme\u2069'])
    expect(await titled('ja')).toEqual(['ja', 'ltr', 'WhatsAppをAcmeに接続'])
    expect(await titled('zh-CN')).toEqual(['en', 'ltr', 'Connect WhatsApp to Acme'])
  })

  it.skipIf(throughHandler)(
    'is itself sent compressed, small enough for the first packets of a connection',
    async () => {
      await using world = await start(kind)
      const { url } = await world.link()
      const ask = (encoding: string) => fetch(url, { headers: { 'Accept-Encoding': encoding } })
      const whole = await ask('identity')
      expect(whole.headers.get('content-encoding')).toBeNull()
      const text = (await whole.text()).replaceAll(/nonce="[^"]+"/g, '')
      for (const encoding of ['br', 'gzip']) {
        const small = await ask(encoding)
        expect(small.headers.get('content-encoding')).toBe(encoding)
        expect(small.headers.get('vary')).toContain('Accept-Encoding')
        expect(small.headers.get('content-type')).toBe('text/html; charset=utf-8')
        expect(Number(small.headers.get('content-length'))).toBeLessThan(10_000)
        expect((await small.text()).replaceAll(/nonce="[^"]+"/g, '')).toBe(text)
      }
    },
  )

  it.skipIf(throughHandler)(
    'sends scripts compressed to a browser that takes them so, and whole to one that does not',
    async () => {
      await using world = await start(kind)
      const { body } = await request('GET', (await world.link()).url)
      const files = [...body.matchAll(/(?:href|src)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file as string)
      expect(files).not.toEqual([])
      for (const file of [...files, `${world.url}/embed.js`]) {
        const ask = (encoding: string) => fetch(file, { headers: { 'Accept-Encoding': encoding } })
        const whole = await ask('identity')
        const text = await whole.text()
        expect([whole.status, whole.headers.get('content-encoding')]).toEqual([200, null])
        for (const encoding of ['br', 'gzip']) {
          const small = await ask(encoding)
          expect(small.headers.get('content-encoding')).toBe(encoding)
          expect(small.headers.get('content-type')).toBe(whole.headers.get('content-type'))
          expect(small.headers.get('vary')).toContain('Accept-Encoding')
          expect(Number(small.headers.get('content-length'))).toBeLessThan(text.length * 0.6)
          expect(await small.text()).toBe(text)
        }
      }
      expect((await fetch(`${world.url}/assets/none.js`, { headers: { 'Accept-Encoding': 'br' } })).status).toBe(404)
    },
  )

  it('shows who invites before any script has come, and nobody’s invitation to a link that is over or brings a number back', async () => {
    await using world = await start(kind)
    const link = await world.link({ theme_config: { company_name: '<Acme>' } })
    const heading = async () => {
      const { body } = await request('GET', link.url, undefined, { 'Accept-Language': 'en' })
      expect(body).toContain('.pb-skeleton')
      expect(body).not.toContain('rel="stylesheet"')
      return /<h1 class="pb-title">(.*?)<\/h1>/.exec(body)?.[1]
    }
    expect(await heading()).toBe('Connect WhatsApp to &lt;Acme&gt;')
    await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
      setup_link: { status: 'revoked' },
    })
    expect(await heading()).toBeUndefined()
  })

  it('gives two readers two nonces', async () => {
    await using world = await start(kind)
    const { url } = await world.link()
    const nonces = await Promise.all([request('GET', url), request('GET', url)])
    const [one, two] = nonces.map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1])
    expect(one).not.toBe(two)
  })

  it('serves what it names, for a year', async () => {
    await using world = await start(kind)
    const { body } = await request('GET', (await world.link()).url)
    const files = [...body.matchAll(/(?:src|href)="(http[^"]+\/assets\/[^"]+)"/g)].map(([, file]) => file as string)
    expect(files).not.toEqual([])
    for (const file of files) {
      const asset = await request('GET', file)
      expect([file, asset.status]).toEqual([file, 200])
      expect(asset.headers.get('cache-control')).toContain('immutable')
    }
    expect((await request('GET', `${world.url}/assets/../manifest.json`)).status).toBe(404)
  })

  it('says at its front door what lives here, and answers those who keep it running', async () => {
    await using world = await start(kind)
    expect((await request('GET', world.url)).body).toContain('/platform/v1')
    expect((await request('GET', `${world.url}/healthz`)).body).toEqual({ status: 'ok' })
    expect((await request('GET', `${world.url}/readyz`)).body).toEqual({ status: 'ok' })
  })
})
