import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { browser, library } from '../vite.config.ts'

/**
 * Builds everything that leaves this folder into `dist/`: the rooms' JavaScript and declarations (TypeScript checks them
 * on the way), the widget as a library, and the files a browser gets from the server.
 */
const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc')
try {
  execFileSync(process.execPath, [tsc, '-b'], { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' })
} catch {
  process.exit(1) // the compiler has said what is wrong
}
for (const config of [library, browser]) await build({ ...config, logLevel: 'warn' })

const styles = join(import.meta.dirname, '../dist/widget/styles.css')
writeFileSync(styles.replace('.css', '.layered.css'), `@layer patchbay {\n${readFileSync(styles, 'utf8')}}\n`)

await build({ configFile: join(import.meta.dirname, '../demo/vite.config.ts') }) // a host app, out of what was just built
