import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { consoleApp } from '../console/vite.config.ts'
import { browser, commonjs, embed, library, ownWindow } from '../vite.config.ts'

/**
 * Builds everything that leaves this folder into `dist/`: the rooms' JavaScript and declarations (TypeScript checks them
 * on the way), the widget as a library, and the files a browser gets from the server.
 */
const root = join(import.meta.dirname, '..')
const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc')
try {
  execFileSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' })
} catch {
  process.exit(1) // the compiler has said what is wrong
}
// The declarations are in the same folder and stay; files of an earlier build would be published.
for (const file of globSync('dist/widget/*.{cjs,js,js.map,css}', { cwd: root })) rmSync(join(root, file))
for (const config of [library, ...commonjs, browser, embed, ownWindow, consoleApp])
  await build({ ...config, logLevel: 'warn' })

// Compressed once, here, as hard as it goes: the server only hands them out.
for (const name of globSync('dist/{browser,console}/**/*.{js,css}', { cwd: root })) {
  const file = readFileSync(join(root, name))
  writeFileSync(join(root, `${name}.gz`), gzipSync(file, { level: 9 }))
  writeFileSync(join(root, `${name}.br`), brotliCompressSync(file))
}

/** For hosts that pin the script they load (`integrity`): in the manifest, in a file of its own, and on the screen. */
const integrity = `sha384-${createHash('sha384')
  .update(readFileSync(join(root, 'dist/browser/embed.js')))
  .digest('base64')}`
const manifest = join(root, 'dist/browser/manifest.json')
const entries = JSON.parse(readFileSync(manifest, 'utf8'))
entries['widget/embed.tsx'] = { file: 'embed.js', src: 'widget/embed.tsx', isEntry: true, integrity }
writeFileSync(manifest, `${JSON.stringify(entries, null, 2)}\n`)
process.stdout.write(`embed.js  integrity="${integrity}"\n`)

const styles = join(import.meta.dirname, '../dist/widget/styles.css')
writeFileSync(styles.replace('.css', '.d.css.ts'), 'export {}\n') // TypeScript asks what an import of a stylesheet is
writeFileSync(styles.replace('.css', '.layered.css'), `@layer patchbay {\n${readFileSync(styles, 'utf8')}}\n`)

await build({ configFile: join(import.meta.dirname, '../demo/vite.config.ts') }) // a host app, out of what was just built
