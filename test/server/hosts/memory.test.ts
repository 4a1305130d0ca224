import { describe, expect, it } from 'vitest'
import { createHosts } from '../../../server/runtime/hosts.ts'
import { databaseKinds } from '../../support/databases.ts'
import { ownHost } from '../../support/hosts.ts'
import { start } from '../../support/world.ts'

const silent = { warn() {} }

describe.each(databaseKinds)('the hosts of projects in memory on %s', (kind) => {
  it('change with every change to the rows that are served, and are read again for no other', async () => {
    await using world = await start(kind)
    const { db } = world
    const publicUrl = 'https://connect.example.com:8443/wa'
    const hosts = await createHosts({ db, log: silent, now: () => new Date(), publicUrl })
    try {
      expect([hosts.count(), hosts.find('signup.acme.test')]).toEqual([0, undefined])

      const id = await ownHost(db, 'signup.acme.test', { at: new Date(Date.now() - 60_000) })
      await hosts.refresh()
      const first = hosts.find('signup.acme.test')
      expect(first?.url).toBe('https://signup.acme.test:8443/wa')
      expect(hosts.ofOrigin('https://signup.acme.test:8443')).toBe(first)
      expect(hosts.newestOf(first?.projectId as string)).toBe(first)

      const change = (set: object) => db.updateTable('domains').set(set).where('id', '=', id).execute()
      await change({ looks: 2, checks: '[{}]' })
      await hosts.refresh()
      expect(hosts.find('signup.acme.test'), 'a look alone changes nothing').toBe(first)

      await ownHost(db, 'start.acme.test')
      await ownHost(db, 'waiting.acme.test', { state: 'pending' })
      await hosts.refresh()
      expect(hosts.newestOf(first?.projectId as string)?.hostname).toBe('start.acme.test')
      expect(hosts.find('waiting.acme.test')).toBeUndefined()

      await db.updateTable('domains').set({ state: 'failing' }).where('hostname', '=', 'start.acme.test').execute()
      await hosts.refresh()
      expect(hosts.find('start.acme.test'), 'one that fails is served').toBeDefined()
      expect(hosts.newestOf(first?.projectId as string)?.hostname, 'and new links leave it').toBe('signup.acme.test')

      await change({ state: 'removed', owned: 0 })
      await hosts.refresh()
      expect([hosts.find('signup.acme.test'), hosts.count()]).toEqual([undefined, 1])

      await db.deleteFrom('domains').execute()
      await hosts.refresh()
      expect(hosts.count()).toBe(0)
    } finally {
      await hosts.close()
    }
  })

  it('follow what another process changed, and stay as they are while the database is away', async () => {
    await using world = await start(kind)
    const said: string[] = []
    const log = { warn: (...line: unknown[]) => void said.push(String(line[1])) }
    let away = false
    const db = new Proxy(world.db, {
      get(target, name) {
        if (away && name === 'executeQuery') return () => Promise.reject(new Error('away'))
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const hosts = await createHosts({ db, log, now: () => new Date(), publicUrl: 'https://connect.example.com' })
    try {
      await ownHost(world.db, 'signup.acme.test')
      await expect.poll(() => hosts.count(), { timeout: 15_000 }).toBe(1)
      away = true
      await expect.poll(() => said.length, { timeout: 15_000 }).toBe(1)
      await expect(hosts.refresh()).rejects.toThrow('away')
      expect(hosts.find('signup.acme.test')).toBeDefined()
      away = false
      await world.db.deleteFrom('domains').execute()
      await expect.poll(() => hosts.count(), { timeout: 15_000 }).toBe(0)
      expect(said).toEqual([expect.stringContaining('could not be read')])
    } finally {
      await hosts.close()
    }
  })
})
