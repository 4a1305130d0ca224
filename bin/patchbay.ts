#!/usr/bin/env node

/**
 * `npx patchbay …`: the server, its sandbox, and what an operator does to a database. Settings come from the environment,
 * or from a file that `--settings` names. What prevents a command is one line on stderr, and exit code 1.
 */
async function main(args: string[]): Promise<number> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 18))
    throw new Error(`Node ${process.versions.node} is too old: Patchbay needs 22.18 or newer`)
  const { patchbay } = await import('./commands.ts')
  return patchbay(args, { env: process.env, say: (line) => void process.stdout.write(`${line}\n`) })
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    process.stderr.write(`patchbay: ${error.message.replaceAll('\n', ' ')}\n`)
    process.exitCode = 1
  },
)
