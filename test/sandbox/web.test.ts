import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'
import { createWebSandbox } from '../../sandbox/app/sandbox.ts'
import { readBody, readPairs } from '../../sandbox/http/params.ts'

/** A sandbox inside a page: nothing listens, and requests carry no cookies. */
function inPage() {
  const origin = 'https://stories.example'
  const sandbox = createWebSandbox(
    {},
    { publicUrl: () => origin, browserFile: async (path) => `// ${path}`, oneBrowser: true },
  )
  const { app, control } = sandbox
  const ask = (path: string, init?: RequestInit) => sandbox.fetch(new Request(origin + path, init))
  const dialog = `/v26.0/dialog/oauth?${new URLSearchParams({
    client_id: app.id,
    config_id: app.configId,
    response_type: 'code',
    override_default_response_type: 'true',
    redirect_uri: `${origin}/back`,
  })}`
  return { app, control, ask, dialog }
}

describe('the sandbox inside a page', () => {
  it('needs nothing of Node’s', async () => {
    const input = join(import.meta.dirname, '../../sandbox/app/sandbox.ts')
    const bundle = await rolldown({ input, platform: 'browser', treeshake: true })
    const { output } = await bundle.generate({ format: 'esm' })
    await bundle.close()
    expect(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []))).toEqual([])
  })

  it('answers a Request with a Response: the page, the SDK, the Graph', async () => {
    const { app, control, ask } = inPage()
    expect(await (await ask('/')).text()).toContain('https://stories.example/v26.0/dialog/oauth')
    expect(await (await ask('/en_US/sdk.js')).text()).toBe('// sdk.js')
    const { code } = control.finish()
    const query = new URLSearchParams({ client_id: app.id, client_secret: app.secret, code })
    const exchanged = await ask(`/v26.0/oauth/access_token?${query}`)
    expect([exchanged.status, await exchanged.json()]).toEqual([200, expect.objectContaining({ token_type: 'bearer' })])
    expect((await ask('/nobody')).status).toBe(404)
  })

  it('lets a cut connection be a network error', async () => {
    const { ask, control } = inPage()
    control.fault({ path: '.', answer: { reset: true } })
    expect((await ask('/v26.0/debug_token')).type).toBe('error')
    expect(control.calls()).toMatchObject([{ path: '/debug_token', status: 0, fault: true }])
  })

  it('knows the person again, until another account is used', async () => {
    const { control, ask, dialog } = inPage()
    const first = await (await ask(dialog)).text()
    await ask(dialog)
    expect(control.state().users).toHaveLength(1)
    const id = /"id":"([0-9a-f]{32})"/.exec(first)?.[1]
    expect((await ask(`/_dialog/${id}/another-person`, { method: 'POST' })).status).toBe(200)
    await ask(dialog)
    expect(control.state().users).toHaveLength(2)
  })
})

describe('parameters', () => {
  it('are read as Graph reads them: a name twice is a list, brackets are a structure', () => {
    const query = new URLSearchParams('a=1&a=2&text[body]=hello&text[preview]=no&ids[]=3&ids[]=4&b=5')
    expect(JSON.parse(JSON.stringify(readPairs(query)))).toEqual({
      a: ['1', '2'],
      text: { body: 'hello', preview: 'no' },
      ids: ['3', '4'],
      b: '5',
    })
  })

  it('leave objects of the language alone, whatever they are called', () => {
    const params = readPairs(new URLSearchParams('__proto__[polluted]=yes&constructor=1&toString[x]=2'))
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect({ ...params }.constructor).toBe('1')
  })

  it.each([
    ['application/json', '{', 'not JSON'],
    ['application/json', '7', 'not a JSON object'],
    ['application/json', `"${'x'.repeat(200)}"`, 'too long'],
    ['application/x-www-form-urlencoded', 'x'.repeat(200), 'too long'],
  ])('of the type %s that cannot be read are refused: %s', async (type, body, why) => {
    const request = new Request('http://localhost', { method: 'POST', headers: { 'Content-Type': type }, body })
    await expect(readBody(request, 100)).rejects.toThrow(why)
  })
})
