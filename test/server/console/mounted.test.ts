import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '../../../server/use-cases/projects/create-project.ts'
import { browserOf, ofPage } from '../../support/console.ts'
import { databaseKinds } from '../../support/databases.ts'
import { request, start, type World } from '../../support/world.ts'

interface Somebody {
  project: string
  role: 'read' | 'act'
}

describe.each(databaseKinds)('the console behind the login of a host app on %s', (kind) => {
  let world: World
  let url: string
  let close: () => void
  /** Who is signed in to the host app, by what its own header says. */
  const staff: Record<string, Somebody> = {}
  beforeAll(async () => {
    world = await start(kind)
    const authorize = async ({ headers }: { headers: NodeJS.Dict<string | string[]> }) =>
      staff[String(headers['x-staff'])] ?? null
    const app = express().use('/ops', world.patchbay().console({ authorize }).router)
    const server = createServer(app).listen(0)
    url = `http://localhost:${(server.address() as AddressInfo).port}`
    close = () => server.close()
    staff.ann = { project: (await world.api('GET', '/project')).body.data.id, role: 'act' }
  })
  afterAll(async () => {
    close()
    await world[Symbol.asyncDispose]()
  })

  const arrive = async (name: string) => {
    const reply = await request('GET', `${url}/ops/console/session`, undefined, { 'X-Staff': name })
    const browser = browserOf(`${url}/ops`, reply)
    return {
      reply,
      ask: (...[method, path, body, more]: Parameters<typeof browser.ask>) =>
        browser.ask(method, path, body, { 'X-Staff': name, ...more }),
    }
  }

  it('lets in whom the host knows, without a key, and acts by the role that the host says', async () => {
    const ann = await arrive('ann')
    expect(ann.reply.body.data).toMatchObject({ role: 'act', key: { name: 'Console', prefix: 'console' } })
    const made = await ann.ask('POST', '/platform/v1/customers', { customer: { name: 'Wool' } })
    expect(made.status).toBe(201)
    staff.bob = { ...(staff.ann as Somebody), role: 'read' }
    const bob = await arrive('bob')
    expect((await bob.ask('GET', `/platform/v1/customers/${made.body.data.id}`)).status).toBe(200)
    expect((await bob.ask('DELETE', `/platform/v1/customers/${made.body.data.id}`)).status).toBe(403)
  })

  it('knows nobody else, takes no key for a session, and lets nobody cross sites', async () => {
    expect((await request('GET', `${url}/ops/console/session`)).status).toBe(401)
    const key = world.options.apiKey
    expect((await request('POST', `${url}/ops/console/session`, { key }, ofPage)).status).toBe(403)
    const ann = await arrive('ann')
    const body = { customer: { name: 'x' } }
    expect((await ann.ask('POST', '/platform/v1/customers', body, { 'X-Patchbay-Console': '' })).status).toBe(403)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await ann.ask('POST', '/platform/v1/customers', body, foreign)).status).toBe(403)
  })

  it('ends when the host signs somebody out, or changes their project or role', async () => {
    const { project } = await createProject({ db: world.db, now: () => new Date() }, 'Second')
    for (const changed of [undefined, { project: project.id, role: 'act' }, { ...staff.ann, role: 'read' }]) {
      staff.eve = staff.ann as Somebody
      const eve = await arrive('eve')
      expect((await eve.ask('GET', '/platform/v1/project')).status).toBe(200)
      if (changed) staff.eve = changed as Somebody
      else delete staff.eve
      expect((await eve.ask('GET', '/platform/v1/project')).status).toBe(401)
    }
    staff.eve = { project: String(project.number), role: 'act' }
    expect((await arrive('eve')).reply.body.data.project).toEqual({ id: project.id, name: 'Second' })
    staff.eve = { project: 'nobody’s', role: 'act' }
    const refused = await request('GET', `${url}/ops/console/session`, undefined, { 'X-Staff': 'eve' })
    expect(refused.status).toBe(401)
  })

  it('shows its page where it is mounted, also by the door for hosts without Express', async () => {
    const page = await request('GET', `${url}/ops/console/links`)
    expect(page.headers.get('content-type')).toContain('text/html')
    const { handler } = world.patchbay().console({ authorize: async () => staff.ann as Somebody, path: '/ops' })
    const asked = await handler(new Request('http://host.example/ops/console/session'))
    expect([asked.status, (await asked.json()).data.role]).toEqual([200, 'act'])
    expect(asked.headers.get('set-cookie')).toMatch(/^patchbay_console_host=/)
  })

  it('does not open the server’s own doors with its cookie', async () => {
    const { reply } = await arrive('ann')
    const [name, secret] = (reply.headers.get('set-cookie') as string).split(/[=;]/)
    expect(name).toBe('patchbay_console_host')
    const headers = { Cookie: `patchbay_console=${secret}`, 'X-Patchbay-Console': reply.body.data.csrf, ...ofPage }
    expect((await request('GET', `${world.url}/platform/v1/project`, undefined, headers)).status).toBe(401)
  })
})
