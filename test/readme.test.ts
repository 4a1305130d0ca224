import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { emptyDatabase } from './support/databases.ts'
import { freePort } from './support/free-port.ts'
import { request } from './support/world.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the README', () => {
  const snippets = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isFile())
  it.each(snippets.map(({ name }) => name).filter((name) => name !== 'README.md'))(
    'shows examples/%s as it is',
    (file) => {
      expect(readme).toContain(`\n${readFileSync(join(root, 'examples', file), 'utf8')}\`\`\``)
    },
  )

  it('links to files that are there, and names scripts that are there', () => {
    for (const [, path] of readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect([path, existsSync(join(root, path as string))]).toEqual([path, true])
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [, name] of readme.matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name)
  })

  it('mounts a server that works, under a path of an app that was there before', async () => {
    await using database = await emptyDatabase('SQLite', inject('postgresUrl'))
    const port = await freePort()
    const url = `http://localhost:${port}/patchbay`
    const child = spawn(process.execPath, [join(root, 'examples/mount.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PUBLIC_URL: url,
        PORT: String(port),
        DATABASE_URL: database.url,
        API_KEY: 'a key of sixteen or more',
        SECRET_KEY: randomBytes(32).toString('base64'),
        APP_ID: '1',
        APP_SECRET: 's',
        CONFIG_ID: '2',
      },
    })
    try {
      await expect
        .poll(() =>
          request('GET', `${url}/readyz`).then(
            ({ status }) => status,
            () => 0,
          ),
        )
        .toBe(200)
      const key = { 'X-API-Key': 'a key of sixteen or more' }
      const customer = await request('POST', `${url}/platform/v1/customers`, { customer: { name: 'Wool' } }, key)
      const links = `${url}/platform/v1/customers/${customer.body.data.id}/setup_links`
      const link = (await request('POST', links, { setup_link: {} }, key)).body.data
      expect(link.url).toBe(`${url}/s/${link.token}`)
      const page = await request('GET', link.url)
      expect(page.status).toBe(200)
      const script = /<script type="module" src="([^"]+)"/.exec(page.body)?.[1] as string
      expect((await request('GET', script)).status).toBe(200)
      const session = await request('GET', `${url}/connect/v1/session`, undefined, {
        Authorization: `Bearer ${link.token}`,
      })
      expect(session.body.company_name).toBe('Acme')
    } finally {
      child.kill()
      await once(child, 'exit')
    }
  })
})
