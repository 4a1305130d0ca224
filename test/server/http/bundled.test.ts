import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

it('says to a host that put it into a bundle why it finds no files, and what helps', async () => {
  const folder = mkdtempSync(join(root, 'dist/bundled-')) // from where packages are found
  try {
    writeFileSync(
      join(folder, 'host.js'),
      `import { createPatchbay } from '../server/index.js'
       const meta = { appId: '1', appSecret: 's', configId: '2' }
       const secretKey = Buffer.alloc(32).toString('base64')
       await createPatchbay({ publicUrl: 'http://localhost', databaseUrl: 'sqlite::memory:', secretKey, meta })`,
    )
    const bundle = await rolldown({ input: join(folder, 'host.js'), platform: 'node', external: /^[^./]/ })
    await bundle.write({ file: join(folder, 'bundle.js'), format: 'esm', codeSplitting: false })
    const { stderr } = await promisify(execFile)(process.execPath, [join(folder, 'bundle.js')]).catch((error) => error)
    expect(stderr).toContain('Error: patchbay/server was put into a bundle')
    expect(stderr).toContain('serverExternalPackages')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
