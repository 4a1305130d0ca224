import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { compiled } from './processes.ts'

const file = join(import.meta.dirname, '../../../bin/patchbay.ts')

export interface Ended {
  /** Null when it was killed. */
  code: number | null
  said: string
}

/** Runs `patchbay …` in a process of its own. @param killAfter milliseconds to its `kill -9`, when it has not ended by then */
export async function patchbay(args: string[], env: Record<string, string>, killAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const ended = once(child, 'close')
  const over = new AbortController()
  if (killAfter !== undefined)
    pause(killAfter, undefined, { signal: over.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    )
  const [code] = (await ended) as [number | null]
  over.abort()
  return { code, said }
}
