import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/**
 * A Chromium on this machine: `CHROMIUM_PATH`, the system's, or the one Playwright installed. Its shell without windows comes
 * first: the same engine, which takes two thirds of the processor time for the same pages.
 */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places, chromium.executablePath()].find((path) => path && existsSync(path))
}

/** What Chromium is started with: as root in a container, without a graphics card, and with no business of its own. */
export const chromiumArgs = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']

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
    const install = (name: string) =>
      run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name, 'fonts-liberation')
    // Older releases do not have the shell.
    if (install('chromium-headless-shell').status !== 0) install('chromium')
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
