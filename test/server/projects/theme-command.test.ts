import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

describe.each(databaseKinds)('patchbay theme on %s', (kind) => {
  it('publishes what the studio exported, shows it, and lists the versions', async () => {
    await using world = await start(kind)
    const { options } = world
    const env = {
      PUBLIC_URL: world.url,
      DATABASE_URL: options.databaseUrl,
      PATCHBAY_SECRET_KEY: options.secretKey as string,
    }
    const run = async (...args: string[]) => {
      let out = ''
      const say = (line: string) => {
        out += `${line}\n`
      }
      await patchbay(['theme', ...args], { env, say }).catch((error: Error) => say(error.message))
      return out
    }
    const file = join(mkdtempSync(join(tmpdir(), 'patchbay-')), 'theme.json')
    const publish = (theme: object) => {
      writeFileSync(file, JSON.stringify(theme))
      return run('publish', file)
    }
    expect(await run('versions')).toContain('has published no theme')
    expect(await publish({ themeConfig: { primaryColor: '#0f766e', mutedTextColor: '#cccccc' } })).toMatch(
      /wear version 1\.\nmuted_text_color: #cccccc on #ffffff has a contrast of 1\.61:1/,
    )
    expect(JSON.parse(await run('show'))).toEqual({ primary_color: '#0f766e', muted_text_color: '#cccccc' })
    expect(await publish({ primary_color: 'teal' })).toContain('primary_color must be a colour written as #RRGGBB')
    expect(await publish({})).toContain('wear version 2.')
    expect(await run('versions')).toMatch(/\n2 +\S+Z +cli +\S+\n1 +\S+Z +cli /)
    const { data } = (await world.api('GET', '/theme')).body
    expect(data).toMatchObject({ version: 2, theme: {}, actor: 'cli' })
  })
})
