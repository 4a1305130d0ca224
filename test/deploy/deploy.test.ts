import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DockerfileParser, type From } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { collectDefaultMetrics } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { start } from '../support/world.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const settings = new Set(read('README.md').match(/(?<=^\| .*`)[A-Z][A-Z_]+(?=`.*\|)/gm))

describe('deploy/Dockerfile', () => {
  const text = read('deploy/Dockerfile')
  const file = DockerfileParser.parse(text)
  const last = file.getInstructions().slice(file.getInstructions().findLastIndex((one) => one.getKeyword() === 'FROM'))
  const only = (keyword: string) => last.find((one) => one.getKeyword() === keyword)?.getArgumentsContent() ?? ''

  it('has nothing that a linter objects to', () => {
    expect(validate(text)).toEqual([])
    expect(
      validate(`${text}CMD ["serve"]
MAINTAINER me
`),
      'the linter looks',
    ).toHaveLength(2)
  })

  it('begins from images that are pinned, runs as nobody in particular, and says whether it is well', () => {
    for (const from of file.getFROMs() as From[]) expect(from.getImageTag() ?? 'latest').not.toBe('latest')
    expect(only('USER')).toMatch(/^[1-9]\d+:[1-9]\d+$/)
    expect(only('HEALTHCHECK')).toContain('/healthz')
    expect(JSON.parse(only('ENTRYPOINT'))).toHaveLength(2)
  })

  it('sends no secret, and nothing that it makes itself, to the builder', () => {
    const ignored = read('deploy/Dockerfile.dockerignore').split('\n')
    for (const name of ['.patchbay', '**/.env*', '**/node_modules', 'dist', 'deploy']) expect(ignored).toContain(name)
  })
})

describe('deploy/compose.yaml', () => {
  const { services, volumes } = parse(read('deploy/compose.yaml'))
  const example = read('deploy/patchbay.env.example').match(/^\w+(?==)/gm) as string[]

  it('sets what the server knows, and asks for nothing that the example of its settings lacks', () => {
    for (const name of Object.keys(services.patchbay.environment)) expect(settings).toContain(name)
    const asked = [...read('deploy/compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name as string)
    expect(example).toEqual(expect.arrayContaining(asked))
    for (const name of example.filter((one) => !asked.includes(one))) expect(settings).toContain(name)
  })

  it('names files and volumes that are there, and waits for what is healthy', () => {
    const mounts = Object.values(services as Record<string, { volumes?: string[] }>).flatMap((one) => one.volumes ?? [])
    for (const [from = ''] of mounts.map((mount) => mount.split(':')))
      expect([from, from.startsWith('.') ? existsSync(join(root, 'deploy', from)) : from in volumes]).toEqual([
        from,
        true,
      ])
    expect(services.caddy.depends_on.patchbay.condition).toBe('service_healthy')
    expect(services.patchbay.depends_on.postgres.condition).toBe('service_healthy')
    expect(services.postgres.healthcheck.test[0]).toBe('CMD')
  })
})

/** A program that looks at a file of ours, where this machine has it. */
const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const judged = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, PATCHBAY_HOST: 'localhost' },
  })
  return { status, said: `${stdout}${stderr}` }
}

it.runIf(has('systemd-analyze'))(
  'deploy/patchbay.service is a unit that systemd takes, and leaves it little of the system',
  () => {
    // The program that it starts is not on this machine; another one that is there stands in for it.
    const unit = join(mkdtempSync(join(tmpdir(), 'patchbay-unit-')), 'patchbay.service')
    writeFileSync(unit, read('deploy/patchbay.service').replace('/usr/bin/node ', `${process.execPath} `))
    expect(judged('systemd-analyze', 'verify', unit)).toEqual({ status: 0, said: '' })
    const { status, said } = judged('systemd-analyze', 'security', '--offline=yes', '--threshold=20', unit)
    expect([status, said.split('\n').at(-2)]).toEqual([0, expect.stringContaining('OK')])
  },
)

it.runIf(has('caddy'))('deploy/Caddyfile is one that Caddy takes', () => {
  const { status, said } = judged(
    'caddy',
    'validate',
    '--adapter',
    'caddyfile',
    '--config',
    join(root, 'deploy/Caddyfile'),
  )
  expect([status, said]).toEqual([0, expect.stringContaining('Valid configuration')])
})

it.runIf(has('promtool'))('deploy/alerts.yaml holds rules that Prometheus takes', () => {
  expect(judged('promtool', 'check', 'rules', join(root, 'deploy/alerts.yaml')).status).toBe(0)
})

describe('what Grafana and the alerts ask for', () => {
  const dashboard = JSON.parse(read('deploy/grafana.json'))
  interface Panel {
    type: string
    title: string
    description: string
    targets: { expr: string }[]
  }
  const panels = (dashboard.panels as Panel[]).filter(({ type }) => type !== 'row')
  const { groups } = parse(read('deploy/alerts.yaml'))
  const asked = [
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...groups.flatMap(({ rules }: { rules: { expr: string }[] }) => rules.map(({ expr }) => expr)),
  ]

  it('is served by a server, label by label, and all that is ours is shown', async () => {
    await using world = await start('SQLite')
    const registry = world.patchbay().metrics
    collectDefaultMetrics({ register: registry })
    const served = new Map<string, string[]>([['up', ['job', 'instance']]])
    for (const metric of registry.getMetricsAsArray()) {
      const labels = [...(('labelNames' in metric && (metric.labelNames as string[])) || []), 'instance', 'job']
      served.set(metric.name, labels)
      if (String(metric.type) === 'histogram')
        for (const part of ['bucket', 'count', 'sum']) served.set(`${metric.name}_${part}`, [...labels, 'le'])
    }
    const used = new Set<string>()
    for (const expr of asked) {
      const names = expr.match(/\b(?:up|(?:patchbay|process|nodejs)_\w+)\b/g) ?? []
      expect(names, expr).not.toEqual([])
      for (const name of names) expect([name, served.has(name)]).toEqual([name, true])
      for (const name of names) used.add(name.replace(/_(bucket|count|sum)$/, ''))
      const labels = [...expr.matchAll(/by \(([^)]*)\)|\{([^}]*)\}/g)].flatMap(([, by = '', at = '']) =>
        [...by.split(/, ?/), ...(at.match(/\w+(?=[=!])/g) ?? [])].filter(Boolean),
      )
      const known = names.flatMap((name: string) => served.get(name) ?? [])
      for (const label of labels) expect([expr, known.includes(label) ? label : known]).toEqual([expr, label])
    }
    const ours = [...served.keys()].filter((name) => /^patchbay/.test(name) && !/_(bucket|count|sum)$/.test(name))
    expect([...used].sort()).toEqual(expect.arrayContaining(ours))
  })

  it('stands in panels that say what they mean, and do not lie on each other', () => {
    const places = dashboard.panels.flatMap(
      ({ gridPos: { x, y, w, h } }: { gridPos: Record<'x' | 'y' | 'w' | 'h', number> }) =>
        Array.from({ length: w * h }, (_, nth) => `${x + (nth % w)} ${y + Math.floor(nth / w)}`),
    )
    expect(new Set(places).size).toBe(places.length)
    for (const { title, description } of panels) expect([title, description.length > 10]).toEqual([title, true])
    expect(new Set(dashboard.panels.map(({ id }: { id: number }) => id)).size).toBe(dashboard.panels.length)
  })
})
