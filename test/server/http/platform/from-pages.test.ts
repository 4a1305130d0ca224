import { expect, it } from 'vitest'
import { request, start } from '../../../support/world.ts'

it.each(['SQLite', 'PostgreSQL'] as const)(
  'lets a page of another origin publish a theme by key, and nothing else, on %s',
  async (kind) => {
    await using world = await start(kind)
    const origin = { Origin: 'https://storybook.acme.test' }
    const preflight = (path: string) => fetch(`${world.url}/platform/v1${path}`, { method: 'OPTIONS', headers: origin })

    const asked = await preflight('/theme')
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-origin')).toBe('*')
    expect(asked.headers.get('access-control-allow-methods')).toBe('PUT')
    expect(asked.headers.get('access-control-allow-headers')).toBe('X-API-Key, Content-Type')
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
    for (const path of ['/project', '/customers', '/theme/versions', '/themes'])
      expect([path, (await preflight(path)).headers.get('access-control-allow-methods')]).toEqual([path, null])

    const theme = { primary_color: '#4f46e5' }
    const put = (headers: Record<string, string>) =>
      request('PUT', `${world.url}/platform/v1/theme`, { theme }, { ...origin, ...headers })
    expect((await put({})).status).toBe(401)
    const published = await put({ 'X-API-Key': world.options.apiKey as string })
    expect([published.status, published.body.data.theme]).toEqual([200, theme])
    expect(published.headers.get('access-control-allow-origin')).toBe('*')
  },
)
