import assert from 'node:assert/strict'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts'

type Heard = { control: Pick<Sandbox['control'], 'remarks'> }

/**
 * A sandbox whose end fails the test in which our side did what Meta would mind: a code presented twice, a wait not kept, a token
 * in an address. No test is an exception. Tests of the sandbox itself play a careless client, and do not use it.
 */
export async function carefulSandbox(options: SandboxOptions = { port: 0 }): Promise<Sandbox> {
  const sandbox = await createSandbox(options)
  const close = async () => {
    await sandbox.close()
    assertCareful(sandbox)
  }
  return { ...sandbox, close, [Symbol.asyncDispose]: close }
}

/** @throws when Meta had something to remark; `close` of a careful sandbox asks this by itself */
export const assertCareful = ({ control }: Heard) =>
  assert.deepEqual(control.remarks(), [], 'Meta would mind what we did (sandbox/world/remarks.ts)')
