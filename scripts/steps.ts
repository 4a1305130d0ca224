import { type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

export interface Step {
  title: string
  /** `node` with a script, or a program of node_modules/.bin, and its arguments. */
  command: [program: string, ...args: string[]]
  env?: NodeJS.ProcessEnv
  /** Prints while it runs; otherwise all at once when it has ended, so that steps can run side by side. */
  live?: boolean
}

/** Runs a step, and says how it ended and how long it took. */
export async function run({ title, command: [program, ...args], env = {}, live = false }: Step): Promise<boolean> {
  const began = Date.now()
  process.stdout.write(live ? `\n── ${title}\n` : `── ${title} begins\n`)
  const options: SpawnOptions = { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }
  const child = spawn(
    program === 'node' ? process.execPath : bin(program),
    args,
    live ? { ...options, stdio: 'inherit' } : options,
  )
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', (error) => {
      process.stdout.write(`${title}: ${error.message}\n`)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
  const said = await Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')))
  const ok = await ended
  if (!live) process.stdout.write(`\n── ${title}\n${said.join('')}`)
  process.stdout.write(`── ${title}: ${ok ? 'ok' : 'FAILED'} after ${Math.round((Date.now() - began) / 1_000)} s\n`)
  return ok
}
