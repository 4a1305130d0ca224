import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The root file systems of the images that the Dockerfile begins from, made of Debian's packages and npm's Node where no registry of
 * images can be reached. An image that is not here cannot be tried, and is named.
 */
export const bases: Record<string, (root: string) => void> = {
  'node:24-bookworm-slim'(root) {
    run('debootstrap', '--variant=minbase', 'bookworm', root)
    mkdirSync(join(root, 'usr/local/lib/node_modules'), { recursive: true })
    copyFileSync(process.execPath, join(root, 'usr/local/bin/node'))
    const npm = process.env.npm_execpath
    if (!npm) throw new Error('Start this by npm run image: the image takes the npm that runs it.')
    cpSync(join(npm, '../..'), join(root, 'usr/local/lib/node_modules/npm'), { recursive: true })
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'))
  },

  /** What its BUILD files name: the packages of "base" and "cc", and Node. */
  'gcr.io/distroless/nodejs24-debian12:nonroot'(root) {
    const packages = ['base-files', 'netbase', 'tzdata', 'media-types', 'libc6', 'libssl3', 'gcc-12-base', 'libgcc-s1']
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-packages-'))
    run('chmod', '777', folder) // apt downloads as a user of its own
    execFileSync('apt-get', ['download', '-qq', ...packages, 'libgomp1', 'libstdc++6', 'ca-certificates'], {
      cwd: folder,
      stdio: 'inherit',
    })
    mkdirSync(join(root, 'nodejs/bin'), { recursive: true })
    for (const file of readdirSync(folder)) run('dpkg-deb', '--extract', join(folder, file), root)
    rmSync(folder, { recursive: true })
    copyFileSync(process.execPath, join(root, 'nodejs/bin/node'))
    for (const name of ['tmp', 'etc', 'proc', 'home/nonroot']) mkdirSync(join(root, name), { recursive: true })
    run('chmod', '1777', join(root, 'tmp'))
    appendFileSync(join(root, 'etc/passwd'), 'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n')
    appendFileSync(join(root, 'etc/group'), 'nonroot:x:65532:\n')
  },
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}
