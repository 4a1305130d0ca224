import { describe, expect, it } from 'vitest'
import { createClient } from '../../client/index.ts'
import { platform } from '../../server/http/platform/router.ts'

const operations = platform.resources.flatMap((resource) => resource.operations)

/** Every method of the client, with stand-ins for what it is about. */
async function callAll(methods: object) {
  for (const method of Object.values(methods)) {
    if (typeof method !== 'function') {
      await callAll(method)
      continue
    }
    if (method.constructor.name === 'AsyncGeneratorFunction') continue // repeats `list`
    const answer = method('a', 'b', 'c')
    if (answer instanceof Promise) await answer
    else if (typeof answer?.list === 'function') await answer.list()
  }
}

describe('the client', () => {
  it('has a method for every operation of the Platform API, and asks for nothing else', async () => {
    const asked = new Set<string>()
    await callAll(
      createClient({
        serverUrl: 'https://x.test',
        apiKey: 'key',
        retries: 0,
        fetch: async (url, { method } = {}) => {
          const path = new URL(String(url)).pathname.replace('/platform/v1', '')
          const fits = operations.filter((operation) => new RegExp(`^${pattern(operation.path)}$`).test(path))
          const found = fits.filter((operation) => operation.method === method?.toLowerCase())
          const exact = found.find((operation) => operation.path === path) ?? found.at(0)
          asked.add(exact?.id ?? `${method} ${path}`)
          return Response.json({ data: [], meta: { total_pages: 0 }, paging: {} })
        },
      }),
    )
    expect([...asked].sort()).toEqual(operations.map(({ id }) => id).sort())
  })
})

const pattern = (path: string) => path.replace(/:\w+/g, '[abc]')
