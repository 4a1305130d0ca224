import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A Chromium on this machine: `CHROMIUM_PATH`, the system's, or the one Playwright installed. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places, chromium.executablePath()].find((path) => path && existsSync(path))
}

/**
 * Finds a Chromium, or installs one: Debian's own where we are root there, else Playwright's.
 *
 * @throws {Error} when neither can be had; it says which command to run by hand
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write("No browser here yet: installing Debian's Chromium for the tests (a minute or two) …\n")
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation')
  } else {
    process.stdout.write("No browser here yet: installing Playwright's Chromium for the tests …\n")
    run('npx', 'playwright', 'install', '--with-deps', 'chromium')
  }
  const installed = findChromium()
  if (!installed) throw new Error('No Chromium could be installed: install one by hand and set CHROMIUM_PATH to it')
  return installed
}

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
