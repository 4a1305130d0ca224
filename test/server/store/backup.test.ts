import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, inject, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { copyAll } from '../../../server/store/database/backup.ts'
import { openDatabase, openUnchanged } from '../../../server/store/database/database.ts'
import { databaseKinds, emptyDatabase } from '../../support/databases.ts'
import { dumpOf, releases } from '../../support/releases.ts'
import { start } from '../../support/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-backup-'))
const newFile = () => join(folder, `${randomUUID()}.db`)
const directions = databaseKinds.flatMap((from) => databaseKinds.map((to) => [from, to] as const))

/** Runs a command as an operator would; its lines, or the sentence that ended it. */
async function command(words: string[], DATABASE_URL: string) {
  const said: string[] = []
  await patchbay(words, { env: { DATABASE_URL }, say: (line) => void said.push(line) })
  return said.join('\n')
}

const content = (file: string) => {
  using db = new DatabaseSync(file)
  const count = (table: string) => db.prepare(`select count(*) as rows from ${table}`).get()?.rows
  return { customers: count('customers'), migrations: count('kysely_migration') }
}

describe.each(directions)('a backup of %s, restored on %s', (from, to) => {
  it('holds what running servers hold, and servers go on from it as if nothing had happened', async () => {
    await using world = await start(from)
    const used = await world.link()
    await world.signUp(used)
    const open = await world.link()
    const file = newFile()
    expect(await command(['backup', file], world.options.databaseUrl)).toMatch(
      /^projects +1\n.*\ncustomers +2\n.*rows of .* are in .*; counts and checksums agree\.$/s,
    )
    expect(statSync(file).mode & 0o077, 'for its owner alone').toBe(0)
    await world.api('POST', '/customers', { customer: { name: 'After the backup' } })

    await using database = await emptyDatabase(to, inject('postgresUrl'))
    const before = readFileSync(file)
    expect(await command(['restore', file], database.url)).toMatch(/\ncustomers +2\n.*counts and checksums agree/s)
    expect(readFileSync(file).equals(before), 'the backup stays as it is').toBe(true)
    await world.restart({ databaseUrl: database.url })
    expect((await world.api('GET', `/setup_links/${used.id}`)).body.data).toMatchObject({ status: 'used' })
    expect((await world.connect(open.token, 'GET', '/session')).status).toBe(200)
    await world.signUp(open)
    const { data } = (await world.api('GET', '/customers')).body
    expect(data.map(({ name }: { name: string }) => name)).not.toContain('After the backup')
    await expect(command(['restore', file], database.url)).rejects.toThrow(/is not empty: projects has rows$/)
  })
})

describe.each(databaseKinds)('a backup of %s', (kind) => {
  it('is of one moment, and nobody waits for it', async () => {
    await using world = await start(kind)
    const file = newFile()
    const [from, to] = [await openUnchanged(world.options.databaseUrl), await openDatabase(`sqlite:${file}`)]
    let [copying, wrote] = [false, false]
    const inTheMiddle = to.withPlugin({
      transformQuery({ node }) {
        copying ||= node.kind === 'InsertQueryNode'
        return node
      },
      async transformResult({ result }) {
        if (!copying || wrote) return result
        wrote = true
        await world.api('POST', '/customers', { customer: { name: 'In the middle' } })
        return result
      },
    })
    await copyAll(from, inTheMiddle, () => {})
    await Promise.all([from.destroy(), to.destroy()])
    expect(wrote).toBe(true)
    expect(content(file).customers).toBe(0)
    expect((await world.api('GET', '/customers')).body.data).toHaveLength(1)
  })

  it('replaces no other, takes the place of one that was cut off, and is not taken of a database that is not there', async () => {
    await using world = await start(kind)
    const file = newFile()
    writeFileSync(`${file}.part`, 'half a file')
    await command(['backup', file], world.options.databaseUrl)
    expect(existsSync(`${file}.part`)).toBe(false)
    await expect(command(['backup', file], world.options.databaseUrl)).rejects.toThrow(/exists already/)
    await expect(command(['backup', newFile()], `sqlite:${folder}/none.db`)).rejects.toThrow(/^there is no database/)
    await expect(command(['restore', newFile()], `sqlite:${folder}/none.db`)).rejects.toThrow(/^there is no file/)
    expect(readdirSync(folder).filter((name) => /none|part|restore/.test(name))).toEqual([])
  })
})

it('leaves a database of another version as it is, and a backup of an older version goes into this one', async () => {
  const file = newFile()
  const release = releases.sort().at(-2) as string
  {
    using db = new DatabaseSync(file)
    db.exec(dumpOf(release, 'SQLite'))
  }
  const before = content(file)
  await expect(command(['backup', newFile()], `sqlite:${file}`)).rejects.toThrow(/are of another version of Patchbay/)
  const target = newFile()
  await command(['restore', file], `sqlite:${target}`)
  expect(content(file)).toEqual(before)
  expect(content(target).customers).toBe(before.customers)
  expect(content(target).migrations).toBeGreaterThan(before.migrations as number)
})
