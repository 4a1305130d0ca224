import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { projectWithApp } from '../../support/apps/meta-apps.ts'
import { databaseKinds } from '../../support/databases.ts'
import { start } from '../../support/world.ts'

describe.concurrent.each(databaseKinds)('patchbay app on %s', (kind) => {
  it('sets, shows and removes the Meta app of a project, and the doctor checks it', async () => {
    await using world = await start(kind)
    const own = await projectWithApp(world, 'Own')
    const { options, sandbox, url } = world
    const env = {
      PUBLIC_URL: url,
      DATABASE_URL: options.databaseUrl,
      PATCHBAY_SECRET_KEY: options.secretKey as string,
      META_APP_ID: sandbox.app.id,
      META_APP_SECRET: sandbox.app.secret,
      META_CONFIG_ID: sandbox.app.configId,
      META_GRAPH_URL: sandbox.url,
    }
    let all = ''
    const run = async (...args: string[]) => {
      let out = ''
      const say = (line: string) => {
        out += `${line}\n`
      }
      await patchbay(args, { env, say }).catch((error: Error) => say(error.message))
      all += out
      return out
    }
    const app = (...args: string[]) => run('app', ...args, '--project', own.projectId)
    const file = join(mkdtempSync(join(tmpdir(), 'patchbay-')), 'secret')
    const set = (secret: string) => {
      writeFileSync(file, `${secret}\n`)
      return app('set', own.app.id, '--config', own.app.configId, '--secret-file', file)
    }
    expect(await app('show')).toContain('uses the app of the settings')
    expect(await set('not the secret')).toContain('meta_app.app_secret was refused by Meta')
    expect(await set(own.app.secret)).toContain(`use the Meta app ${own.app.id}.`)
    expect((await own.connect()).reply.body.status).toBe('completed')
    expect(await app('show')).toMatch(new RegExp(`uses the Meta app ${own.app.id}[^]*\n${own.app.id} +1\n`))

    const what = `Meta app ${own.app.id} of project ${own.projectId}`
    expect(await run('doctor')).toContain(`ok    ${what}: Meta knows it and its secret`)
    expect(await run('doctor')).toContain(`warn  ${what}, webhook: Meta sends nowhere`)
    world.sandbox.control.apps.resetSecret({ id: own.app.id, secret: 'f00d'.repeat(8) })
    expect(await run('doctor')).toContain(`FAIL  ${what}: Meta refused`)
    expect(await set('f00d'.repeat(8))).toContain('The secret before is good for webhooks until')
    expect(await run('doctor')).toContain(`ok    ${what}: Meta knows it and its secret`)

    expect(await app('remove')).toContain('use the app of the settings')
    expect(await app('show')).toMatch(new RegExp(`uses the app of the settings[^]*\n${own.app.id} +1\n`))
    const log = (await own.api('GET', '/audit_log')).body.data as { action: string; actor: string }[]
    expect(log.filter(({ action }) => action.startsWith('meta_app')).map(({ actor }) => actor)).toEqual([
      'cli',
      'cli',
      'cli',
    ])
    for (const secret of [own.app.secret, 'f00d'.repeat(8)]) expect(all).not.toContain(secret)
  })
})
