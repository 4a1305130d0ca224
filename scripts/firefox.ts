import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

/** A Firefox on this machine: `FIREFOX_PATH`, or the system's. */
export const findFirefox = () => [process.env.FIREFOX_PATH, ...places].find((path) => path && existsSync(path))

/**
 * The journeys in Firefox. Where there is none and we are root on Debian, its `firefox-esr` is installed first; elsewhere it
 * says so, and ends with 1: nothing was tried.
 */
if (import.meta.main) {
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ??
    1
  if (!findFirefox() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("No Firefox here yet: installing Debian's (a minute or two) …")
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'firefox-esr')
  }
  if (!findFirefox()) {
    console.error('There is no Firefox here, and none could be installed: set FIREFOX_PATH to one. Nothing was tried.')
    process.exit(1)
  }
  process.exitCode = run(
    join(import.meta.dirname, '../node_modules/.bin/vitest'),
    ...[
      'run',
      '--config',
      join(import.meta.dirname, '../test/firefox/vitest.config.ts'),
      '--root',
      join(import.meta.dirname, '..'),
    ],
  )
}
