import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { describeApi } from '../../../server/http/surfaces.ts'
import { docsPage } from '../../../server/openapi/docs-page.ts'
import { tags } from '../../../server/openapi/tags.ts'
import { documented, fixtures, idsIn, proxied } from '../../support/operations.ts'
import { request, start } from '../../support/world.ts'

const run = promisify(execFile)

describe('the OpenAPI document', () => {
  it('is valid, by a linter that is not ours', async () => {
    const config = await createConfig({
      extends: ['recommended'],
      rules: { 'operation-2xx-response': 'off', 'operation-4xx-response': 'off' },
    })
    const source = JSON.stringify(describeApi('https://connect.acme.test/patchbay'))
    const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  })

  it('is served with the public address in it, for any page to read', async () => {
    await using world = await start('SQLite')
    const reply = await request('GET', `${world.url}/openapi.json`)
    expect(reply.body).toEqual(JSON.parse(JSON.stringify(describeApi(world.url))))
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('names every operation once, and gives each body an example', () => {
    const ids = [...documented(), ...proxied()].map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation } of documented())
      if (operation.requestBody && !['Meta', 'Twilio'].includes(operation.tags[0] as string))
        expect([operation.operationId, operation.requestBody.content['application/json']?.example]).toEqual([
          operation.operationId,
          expect.any(Object),
        ])
    for (const { operation } of proxied())
      if (operation.requestBody && !('multipart/form-data' in operation.requestBody.content))
        expect([operation.operationId, operation.requestBody.content['application/json']?.example]).toEqual([
          operation.operationId,
          expect.any(Object),
        ])
  })

  it('says that a session of the console opens what a key opens, on `/platform/v1` alone', () => {
    const { paths } = describeApi('https://connect.acme.test')
    const opens = (path: string, method: string) => paths[path]?.[method]?.security.map((one) => Object.keys(one))
    expect(opens('/platform/v1/whatsapp/webhooks', 'get')).toEqual([['apiKey'], ['consoleCookie', 'consoleHeader']])
    expect(opens('/admin/customers/{customerId}', 'get')).toEqual([['apiKey']])
    expect(Object.keys(paths['/platform/v1/whatsapp/webhooks']?.post?.responses ?? {})).toContain('403')
    expect(Object.keys(paths['/platform/v1/whatsapp/webhooks']?.get?.responses ?? {})).not.toContain('403')
  })
})

describe('the page of the API', () => {
  it('shows every operation, and loads nothing but its own script', async () => {
    await using world = await start('SQLite')
    const page = await request('GET', `${world.url}/docs`)
    expect(page.status).toBe(200)
    for (const { operation } of [...documented(), ...proxied()])
      expect(page.body).toContain(`id="${operation.operationId}"`)
    for (const [, anchor] of page.body.matchAll(/href="#([^"]+)"/g)) expect(page.body).toContain(`id="${anchor}"`)
  })

  it('names each heading once, under who calls it, and in plain words', () => {
    const { body } = docsPage(describeApi('https://connect.acme.test'))
    const contents = body.slice(0, body.indexOf('</nav>'))
    for (const { name } of tags)
      expect(contents.split(`href="#${name.toLowerCase().replaceAll(' ', '-')}"`)).toHaveLength(2)
    expect(contents.replace(/<[^>]+>/g, '')).not.toMatch(/dialect|proxy|shapes/i)
  })

  const curl = hasCurl()
  it.skipIf(!curl)(
    'has examples for backends that work as they stand in a shell',
    async () => {
      await using world = await start('SQLite', { allowPrivateWebhooks: true })
      const page = await request('GET', `${world.url}/docs`)
      const proxyIds = new Set(proxied().map(({ operation }) => operation.operationId))
      const shown = [...page.body.matchAll(/<details id="(\w+)"[^>]*>.*?<code class="example">(.*?)<\/code>/gs)].map(
        ([, id, code]) => ({ id: id as string, command: plain(code as string) }),
      )
      // Those of the proxy are tried in `documented-calls.test.ts`, against a Meta that is asked.
      const examples = shown.filter(({ id }) => !proxyIds.has(id))
      expect(shown.length - examples.length).toBe(proxyIds.size)
      expect(examples.map(({ id }) => id).sort()).toEqual(
        documented()
          .map(({ operation }) => operation.operationId)
          .sort(),
      )
      const told: string[] = []
      const lasting = await fixtures(world)
      const tryOut = async ({ id, command }: (typeof examples)[number]) => {
        // What only reads leaves things as they were; whatever else may happen to them happens to its own.
        const things = /-X (POST|PUT|PATCH|DELETE)/.test(command) ? await fixtures(world) : lasting
        const env = { ...process.env, API_KEY: world.options.apiKey as string, ...idsIn(command, things) }
        const line = `${command} -o /dev/null -w '%{http_code}'`
        const { stdout } = await run('sh', ['-c', line], { env })
        const expected = Object.keys(
          documented().find(({ operation }) => operation.operationId === id)?.operation.responses ?? {},
        )[0]
        if (stdout !== expected) told.push(`${id}: ${stdout} instead of ${expected}\n${command}`)
      }
      const all = examples.filter(({ command }) => command.includes('$API_KEY'))
      // What changes the project as a whole would change what the others find.
      const alone = all.filter(({ id }) => /project|telephony|metaapp/i.test(id))
      const waiting = all.filter((one) => !alone.includes(one))
      const some = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await tryOut(next)
      }
      await Promise.all([some(), some(), some(), some()])
      for (const one of alone) await tryOut(one)
      // No example can have a token or an app secret of Meta's, a result of this moment, or the id of a number in its body.
      const impossible = /^((connectPhoneNumber|setMetaApp|claimAccountKey): 422|adminSendMessage: 404)/
      expect(told.filter((line) => !impossible.test(line))).toEqual([])
    },
    600_000, // some sixty commands, each with a signup of its own where it changes something
  )
})

function hasCurl() {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const plain = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
