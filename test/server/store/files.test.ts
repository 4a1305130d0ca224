import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { embeddedKey } from '../../../server/process/secret-key.ts'
import { openDatabase } from '../../../server/store/database/database.ts'

const modeOf = async (name: string) => ((await stat(name)).mode & 0o777).toString(8)
const files = ['data.db', 'data.db-wal', 'data.db-shm', 'secret.key']

it.each(['as it is made', 'as an older version left it'])('a database is read by its owner alone, %s', async (how) => {
  const outer = await mkdtemp(join(tmpdir(), 'patchbay-files-'))
  const folder = join(outer, '.patchbay')
  const url = `sqlite:${join(folder, 'data.db')}`
  if (how !== 'as it is made') {
    await (await openDatabase(url)).destroy()
    await writeFile(join(folder, 'secret.key'), `${Buffer.alloc(32, 1).toString('base64')}\n`)
    await chmod(folder, 0o755)
    for (const name of ['data.db', 'secret.key']) await chmod(join(folder, name), 0o644)
  }
  embeddedKey(url)
  const db = await openDatabase(url)
  expect(await modeOf(folder)).toBe('700')
  for (const name of files) expect([name, await modeOf(join(folder, name))]).toEqual([name, '600'])
  await db.destroy()
  await rm(outer, { recursive: true })
})

it('a folder that was there before keeps its rights', async () => {
  const outer = await mkdtemp(join(tmpdir(), 'patchbay-files-'))
  const folder = join(outer, 'shared')
  await mkdir(folder)
  await chmod(folder, 0o755)
  await (await openDatabase(`sqlite:${join(folder, 'data.db')}`)).destroy()
  expect([await modeOf(folder), await modeOf(join(folder, 'data.db'))]).toEqual(['755', '600'])
  await rm(outer, { recursive: true })
})
