import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the build made for the browser, as paths below the public address. */
export interface BrowserFiles {
  folder: string
  script: string
  preloads: string[]
  /** The page's own CSS, inlined: a separate file would delay the first paint by a round trip. */
  css: string
  /** The script of our own window, which stands in its page. */
  window: string
}

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

/**
 * Reads the manifest that Vite wrote (https://vite.dev/guide/backend-integration).
 *
 * @throws {Error} with one sentence when the browser files were not built
 */
export function browserFiles(folder: string): BrowserFiles {
  const manifest = read(join(folder, 'manifest.json'))
  const entry = manifest['widget/hosted.tsx']
  if (!entry) throw new Error(`The hosted page is not in ${folder}/manifest.json: run \`npm run build\``)
  const preloads = (entry.imports ?? []).map((name) => manifest[name] as Chunk)
  return {
    folder,
    script: entry.file,
    preloads: preloads.map(({ file }) => file),
    css: [entry, ...preloads]
      .flatMap(({ css }) => css ?? [])
      .map((file) => readFileSync(join(folder, file), 'utf8').trim())
      .join('\n'),
    window: readFileSync(join(folder, 'window.js'), 'utf8').replaceAll('</script', '<\\/script'),
  }
}

function read(file: string): Record<string, Chunk> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(isBundled() ? bundled : `The browser files cannot be read (${file}): run \`npm run build\``, {
      cause: error,
    })
  }
}

/** `dist/browser`, seen from `dist/server/http/hosted` or from the sources beside it. */
export function builtFolder(): string {
  const folders = ['../../../browser', '../../../dist/browser'].map((folder) => join(import.meta.dirname, folder))
  return folders.find((folder) => existsSync(folder)) ?? (folders[1] as string)
}

/** Whether a bundler of the host has moved this code away from the files that it needs. */
const isBundled = () => !/server[\\/]http[\\/]hosted$/.test(import.meta.dirname)

const bundled =
  'patchbay/server was put into a bundle, and does not find its own files there: keep the package outside of the bundle. It stays outside in `dependencies` of package.json (SvelteKit, React Router), or as an external package (Next: serverExternalPackages)'
