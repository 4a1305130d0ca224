import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { endWithNpm } from '../bin/end-with-npm.ts'

/** `npm run serve`: the server alone, from its sources; builds the browser files it serves when they are missing. */
const root = join(import.meta.dirname, '..')
if (!existsSync(join(root, 'dist/browser/manifest.json'))) {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) process.exit(1)
}
endWithNpm(process.env)
await import('../server/process/main.ts')
