import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { transform } from 'lightningcss'
import { rolldown } from 'rolldown'

/**
 * Weighs what a customer's browser loads, as it travels: minified and gzipped. The widget is bundled as a host app's
 * bundler would, everything but React. Exits with 1 when a budget is exceeded. Run `npm run build` first.
 */
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const weigh = (code: string | Uint8Array) => gzipSync(code, { level: 9 }).length

/** The library as a host's bundler takes it in; React is the host's own. */
const bundle = await rolldown({ input: join(dist, 'widget/index.js'), external: [/^react($|\/)/, /^react-dom($|\/)/] })
const { output } = await bundle.generate({ format: 'es', minify: true, comments: false })
const chunks = output.filter((file) => file.type === 'chunk')
const { code: css } = transform({
  filename: 'styles.css',
  code: readFileSync(join(dist, 'widget/styles.css')),
  minify: true,
})
const inline = chunks.filter(({ isEntry }) => isEntry).reduce((sum, { code }) => sum + weigh(code), weigh(css))
const assets = join(dist, 'browser/assets')
const scripts = readdirSync(assets).filter((file) => /^(hosted|facebook).*\.js$/.test(file))
const hosted = scripts.reduce((sum, file) => sum + weigh(readFileSync(join(assets, file))), 0)

const rows = [
  { what: 'widget, inline, English, CSS included, React external', bytes: inline, most: 15_000 },
  ...chunks
    .filter(({ isDynamicEntry }) => isDynamicEntry)
    .map(({ name, code }) => ({
      what: `widget, when it is needed: ${name.replace('chunk-', '')}`,
      bytes: weigh(code),
      most: 3_000,
    })),
  { what: 'hosted page, all JavaScript in English', bytes: hosted, most: 40_000 },
]
for (const { what, bytes, most } of rows) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB gz of ${most / 1000}  ${bytes > most ? 'OVER ' : ''}${what}`)
}
if (rows.some(({ bytes, most }) => bytes > most)) process.exitCode = 1
