import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { until } from './numbers.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

type Environment = Record<string, string>

/** A copy of the server's source, to change and start; the source itself stays as it is. */
export function copyServer() {
  const copy = mkdtempSync(join(tmpdir(), 'patchbay-copy-'))
  for (const part of ['contract', 'server', 'tsconfig.base.json', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'dist'))
  symlinkSync(join(root, 'dist/browser'), join(copy, 'dist/browser'))

  return {
    /** Adds a provider as a developer does: its folder, and a line of the registry. */
    addProvider(name: string, folder: string) {
      cpSync(folder, join(copy, 'server/telephony', name), { recursive: true })
      const registry = join(copy, 'server/telephony/registry.ts')
      const line = `export { ${name} } from './${name}/provider.ts'\n`
      writeFileSync(registry, readFileSync(registry, 'utf8') + line)
    },

    /** What the compiler says of the copy; nothing when it is right. */
    async compile(): Promise<string> {
      const tsc = join(root, 'node_modules/typescript/bin/tsc')
      return run(process.execPath, [tsc, '-b', join(copy, 'server')]).then(
        ({ stdout }) => stdout,
        ({ stdout }: { stdout: string }) => stdout,
      )
    },

    async start(url: string, env: Environment) {
      const child = spawn(process.execPath, [join(copy, 'server/process/main.ts')], {
        env: { PATH: process.env.PATH ?? '', PORT: new URL(url).port, PUBLIC_URL: url, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      await until(
        () => ready(url, child),
        (answers) => answers,
      )
      return {
        async [Symbol.asyncDispose]() {
          child.kill('SIGTERM')
          await once(child, 'exit')
        },
      }
    },

    /** Runs a command of the copy, and gives the lines that it says. */
    async command(name: string, args: string[], env: Environment): Promise<string[]> {
      const file = join(copy, 'server/cli', `${name === 'doctor' ? 'doctor/doctor' : name}.ts`)
      const code = `const { ${name} } = await import(${JSON.stringify(file)})
        const io = { env: process.env, say: (line) => console.log(line) }
        process.exitCode = await ${name}(process.argv.slice(1), io)`
      const options = { env: { PATH: process.env.PATH ?? '', ...env } }
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code, '--', ...args], options)
      return stdout.trimEnd().split('\n')
    },

    remove: () => rmSync(copy, { recursive: true }),
  }
}

function ready(url: string, child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null) throw new Error('the copied server has ended: it says why above')
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}
