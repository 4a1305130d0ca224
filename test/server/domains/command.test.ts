import { describe, expect, it } from 'vitest'
import { patchbay } from '../../../bin/commands.ts'
import { databaseKinds } from '../../support/databases.ts'
import { domainWorld, ourAddress, target } from '../../support/dns/domain-world.ts'

describe.each(databaseKinds)('patchbay domains on %s', (kind) => {
  it('adds, shows, lists and removes the domains of a project, and the doctor looks at where they lead', async () => {
    await using all = await domainWorld(kind)
    const { options, sandbox, url } = all.world
    const env: Record<string, string> = {
      PUBLIC_URL: url,
      DATABASE_URL: options.databaseUrl,
      PATCHBAY_SECRET_KEY: options.secretKey as string,
      PATCHBAY_DOMAINS_TARGET: target,
      PATCHBAY_RESOLVERS: all.servers.map(({ address }) => address).join(','),
      META_APP_ID: sandbox.app.id,
      META_APP_SECRET: sandbox.app.secret,
      META_CONFIG_ID: sandbox.app.configId,
      META_GRAPH_URL: sandbox.url,
    }
    const run = async (...args: string[]) => {
      let out = ''
      const say = (line: string) => {
        out += `${line}\n`
      }
      await patchbay(args, { env, say }).catch((error: Error) => say(error.message))
      return out
    }
    const added = await run('domains', 'add', 'Signup.Wool.Example')
    expect(added).toMatch(/^signup\.wool\.example of project Acme waits for these records/)
    expect(added).toMatch(new RegExp(`\nCNAME +signup.wool.example +${target} +Brings your customers`))
    const proof = /\nTXT +_patchbay\.signup\.wool\.example +(patchbay-verify=\w+)/.exec(added)?.[1] as string
    expect(await run('domains', 'add', 'signup.wool.example')).toContain('The project has signup.wool.example already')
    expect(await run('domains', 'add', '10.0.0.1')).toContain('hostname must be a name')

    expect(await run('domains', 'show', 'signup.wool.example', '--verify')).toMatch(
      /FAIL {2}ownership: There is no TXT record/,
    )
    all.point({ hostname: 'signup.wool.example', records: [{ type: 'TXT', value: proof }] })
    const shown = await run('domains', 'show', 'SIGNUP.wool.example.', '--verify')
    expect(shown).toMatch(/^signup\.wool\.example is active since 20/)
    expect(shown).toMatch(/\nok {4}ownership: found\nok {4}target: found\nok {4}certificate: found\n/)
    expect(await run('domains', 'list')).toMatch(/\nsignup\.wool\.example +active +20\S+ +\S{36}\n/)

    const doctor = async () => /^.*Domains: .*$/m.exec(await run('doctor'))?.[0]
    expect(await doctor()).toBe(`ok    Domains: records lead to ${target}, and 2 name servers answer`)
    all.servers[1].mood = 'fails'
    expect(await doctor()).toBe('warn  Domains: 1 of 2 name servers did not answer')
    all.servers[1].mood = 'answers'
    all.zone.drop('A', target)
    expect(await doctor()).toBe(`FAIL  Domains: ${target} has no address in the DNS`)
    all.zone.set('A', target, ourAddress)
    env.PATCHBAY_RESOLVERS = all.servers[0].address
    expect(await doctor()).toBe('warn  Domains: one name server is asked for the records of domains')

    expect(await run('domains', 'remove', 'signup.wool.example')).toContain('signup.wool.example is removed.')
    expect(await run('domains', 'show', 'signup.wool.example')).toContain(
      'the project has no domain signup.wool.example',
    )
    expect(await run('domains', 'list')).toBe('HOST  STATUS  SINCE  ID\n')
    const log = (await all.world.api('GET', '/audit_log')).body.data as { action: string; actor: string }[]
    const acts = log
      .filter(({ action }) => action.startsWith('domain'))
      .map(({ action, actor }) => `${action} ${actor}`)
    expect(acts).toEqual(['domain.removed cli', 'domain.activated patchbay', 'domain.created cli'])
  })
})
