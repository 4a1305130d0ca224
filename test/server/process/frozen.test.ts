import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const file = join(import.meta.dirname, '../../../server/meta/awake.ts')
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A process that asks once, and gives the answer a second. */
const asking = (url: string) => `
  import { awakeTimeout } from ${JSON.stringify(file)}
  const deadline = awakeTimeout(2_000)
  process.stdout.write('asked\\n')
  const said = await fetch(${JSON.stringify(url)}, { signal: deadline.signal }).then((reply) => reply.text(), String)
  deadline.clear()
  process.stdout.write(said + '\\n')`

async function ask(answerAfter: number, freeze: boolean): Promise<string> {
  const server = createServer((_req, res) => void setTimeout(() => res.end('the answer'), answerAfter))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const url = `http://localhost:${(server.address() as { port: number }).port}/`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', asking(url)])
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await once(server, 'request')
  if (freeze) {
    child.kill('SIGSTOP')
    await pause(4_000)
    child.kill('SIGCONT')
  }
  await once(child, 'exit')
  server.closeAllConnections()
  server.close()
  return said.trim().split('\n').at(-1) as string
}

it("a process that was frozen for longer than Meta may take does not count its own sleep as Meta's silence", async () => {
  expect(await ask(400, true)).toBe('the answer')
})

it('and one that was awake still gives up on a Meta that stays silent', async () => {
  expect(await ask(5_000, false)).toMatch(/TimeoutError/)
})
