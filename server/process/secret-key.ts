import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SettingsError } from './settings-error.ts'

export const key32 = (value: string) => Buffer.from(value, 'base64').length === 32

export function embeddedKey(databaseUrl: string): string {
  if (!databaseUrl.startsWith('sqlite:'))
    throw new SettingsError('PATCHBAY_SECRET_KEY is not set: make one with `openssl rand -base64 32` and keep it safe')
  if (databaseUrl === 'sqlite::memory:') return randomBytes(32).toString('base64')
  const file = join(dirname(databaseUrl.slice('sqlite:'.length)), 'secret.key')
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (!existsSync(file)) writeWhole(file, `${randomBytes(32).toString('base64')}\n`)
  } catch (error) {
    throw new SettingsError(`PATCHBAY_SECRET_KEY is not set and ${file} cannot be written: ${(error as Error).message}`)
  }
  restrict(file) // A backup may have restored it with wider rights.
  const key = readFileSync(file, 'utf8').trim()
  if (!key32(key))
    throw new SettingsError(
      `${file} does not hold a key of 32 bytes in base64: put it back from a backup, or delete it when nothing was connected yet`,
    )
  return key
}

/** Removes the file rights of everybody but the owner. A file of another owner is left alone. */
function restrict(file: string) {
  try {
    chmodSync(file, 0o600)
  } catch (error) {
    if (!['EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Writes a secret so that the file has all of its content or does not exist. A second process leaves it unchanged. */
function writeWhole(file: string, content: string) {
  const draft = `${file}.${randomUUID()}`
  try {
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true })
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
