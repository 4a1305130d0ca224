import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, matchesGlob } from 'node:path'
import { type Copy, DockerfileParser, type From, type Instruction } from 'dockerfile-ast'
import { bases } from './bases.ts'

/** What a container is started with. */
export interface Image {
  root: string
  /** The folders of the stages before it, which are of no use once it is there. */
  before: string[]
  folder: string
  user: string
  env: Record<string, string>
  entrypoint: string[]
  command: string[]
  healthcheck: string[]
}

/**
 * Carries a Dockerfile out, stage by stage, in folders: `RUN` by chroot, `COPY` from the repository or an earlier stage. It knows the
 * instructions that ours has, and throws at another one.
 *
 * @throws {Error} when it is not root, or a command fails
 */
export function carryOut(file: string, context: string): Image {
  const stages = new Map<string, string>()
  const copies = contextCopier(context, `${file}.dockerignore`)
  let image: Image = { ...empty, root: '' }
  for (const instruction of DockerfileParser.parse(readFileSync(file, 'utf8')).getInstructions()) {
    process.stdout.write(`${instruction.toString().split('\n')[0]}\n`)
    const words = instruction.getArguments().map((word) => word.getValue())
    const list = () => JSON.parse(/\[.*\]/s.exec(instruction.getRawArgumentsContent() ?? '')?.[0] ?? '[]') as string[]
    const steps: Record<string, () => void> = {
      FROM() {
        const from = instruction as From
        image = { ...begin(from.getImage() ?? ''), before: [...image.before, image.root].filter(Boolean) }
        stages.set(from.getBuildStage() ?? '', image.root)
      },
      WORKDIR() {
        image.folder = words[0] as string
        mkdirSync(join(image.root, image.folder), { recursive: true })
      },
      ENV() {
        for (const word of words) image.env[word.split('=')[0] as string] = word.slice(word.indexOf('=') + 1)
      },
      RUN: () => inRoot(image, ['/bin/sh', '-ec', instruction.getArgumentsContent() ?? '']),
      COPY: () => copy(instruction, words, image, stages, copies),
      USER() {
        image.user = words[0] as string
      },
      ENTRYPOINT() {
        image.entrypoint = list()
      },
      CMD() {
        image.command = list()
      },
      HEALTHCHECK() {
        image.healthcheck = list()
      },
      VOLUME() {},
      EXPOSE() {},
    }
    const step = steps[instruction.getKeyword()]
    if (!step) throw new Error(`${instruction.getKeyword()} cannot be carried out here`)
    step()
  }
  return image
}

const empty = { before: [], folder: '/', user: '0:0', env: {}, entrypoint: [], command: [], healthcheck: [] }

function begin(name: string): Image {
  const base = bases[name]
  if (!base) throw new Error(`${name} is not in scripts/deploy/bases.ts`)
  const root = mkdtempSync(join(tmpdir(), 'patchbay-image-'))
  base(root)
  return { ...empty, env: {}, root }
}

/** Runs a command of the build as root of the stage, with the network and the npm settings of this machine. */
function inRoot({ root, folder }: Image, command: string[]) {
  mkdirSync(join(root, 'proc'), { recursive: true })
  for (const file of ['/etc/resolv.conf', process.env.NODE_EXTRA_CA_CERTS])
    if (file) cpSync(file, join(root, file), { dereference: true })
  execFileSync('mount', ['-t', 'proc', 'proc', join(root, 'proc')])
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  try {
    execFileSync('unshare', [`--root=${root}`, `--wd=${folder}`, ...command], {
      stdio: 'inherit',
      env: { ...process.env, PATH, HOME: '/root', TMPDIR: '/tmp', NODE_ENV: '', npm_config_registry: registry },
    })
  } finally {
    execFileSync('umount', [join(root, 'proc')])
  }
}

/** `COPY [--from=stage] [--chown=user] from… to`, where one source folder means what it holds. */
function copy(
  instruction: Instruction,
  words: string[],
  image: Image,
  stages: Map<string, string>,
  copies: (from: string, to: string) => void,
) {
  const flags = (instruction as Copy).getFlags()
  const flag = (name: string) => flags.find((one) => one.getName() === name)?.getValue() ?? undefined
  const [sources, to] = [words.slice(0, -1), words.at(-1) as string]
  const target = to.startsWith('/') ? join(image.root, to) : join(image.root, image.folder, to)
  for (const source of sources) {
    const from = flag('from')
    const into = to.endsWith('/') ? join(target, basename(source)) : target
    if (from) cpSync(join(stages.get(from) as string, source), into, { recursive: true, verbatimSymlinks: true })
    else copies(source, into)
    const owner = flag('chown')
    if (owner) execFileSync('chown', ['--recursive', owner, target])
  }
}

/** Copies what Git knows or would add, but what the ignore file leaves out. Build output and secrets are ignored in both. */
function contextCopier(context: string, ignore: string) {
  const ignored = readFileSync(ignore, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
  const files = () => {
    const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: context,
    })
    return names
      .toString()
      .split('\0')
      .filter((name) => name && existsSync(join(context, name)))
      .filter((name) => !ignored.some((glob) => matchesGlob(name, glob) || matchesGlob(name, `${glob}/**`)))
  }
  return (source: string, target: string) => {
    const whole = source === '.' ? '' : source
    const within = whole && `${whole}/`
    const isFolder = statSync(join(context, source)).isDirectory()
    for (const name of files().filter((one) => (isFolder ? one.startsWith(within) : one === whole))) {
      const to = isFolder ? join(target, name.slice(within.length)) : target
      mkdirSync(dirname(to), { recursive: true })
      cpSync(join(context, name), to)
    }
  }
}
