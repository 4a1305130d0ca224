import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Attempt, attemptSteps, faultCodes, Session } from '../../../contract/index.ts'
import { attempt, completed, session } from '../../../stories/fixtures.ts'
import { readAttempt, readSession } from '../../../widget/gateways/wire.ts'

const accepts = (read: (value: unknown) => unknown, value: unknown) => {
  try {
    return read(value) !== undefined
  } catch {
    return false
  }
}

/** A body with one of its values, at any depth, replaced by something else or left out. */
function spoiled(body: object) {
  const paths: string[][] = []
  const walk = (value: unknown, path: string[]) => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      paths.push([...path, name])
      walk(inner, [...path, name])
    }
  }
  walk(body, [])
  const odd = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.constant([]),
    fc.constant({}),
    fc.constant([7]),
  )
  return fc.tuple(fc.constantFrom(...paths), odd).map(([path, value]) => {
    const copy = structuredClone(body)
    let at = copy as Record<string, unknown>
    for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>
    const last = path.at(-1) as string
    if (value === undefined) delete at[last]
    else at[last] = value
    return { path: path.join('.'), body: JSON.parse(JSON.stringify(copy)) as object }
  })
}

describe('the widget reads what the contract says', () => {
  const bodies = [
    attempt(),
    attempt({ status: 'failed', fault: 'code_expired' }),
    completed(),
    ...faultCodes.map((fault) => attempt({ fault })),
    ...attemptSteps.map((step) => attempt({ step })),
  ]

  it.each(bodies)('an attempt as it is', (body) => {
    expect(readAttempt({ ...body, unknown_field: 1 })).toEqual(Attempt.parse(body))
  })

  it.each([
    session,
    { ...session, theme: { primary_color: '#22c55e', radius: 8, company_name: 'A' } },
    { ...session, attempt: completed() },
  ])('a session as it is', (body) => {
    expect(readSession({ ...body, unknown_field: 1 })).toEqual(Session.parse(body))
  })

  it('refuses in an attempt what the contract refuses, but for a fault of a newer server', () => {
    fc.assert(
      fc.property(spoiled(completed()), ({ path, body }) => {
        const fault = (body as { fault: unknown }).fault
        fc.pre(!(path === 'fault' && typeof fault === 'string'))
        return accepts(readAttempt, body) === Attempt.safeParse(body).success
      }),
      { numRuns: 3_000 },
    )
    expect(readAttempt({ ...attempt(), fault: 'from_the_future' }).fault).toBe('internal')
  })

  it('refuses in a session what the contract refuses, but for a theme, which it takes as far as it fits', () => {
    fc.assert(
      fc.property(spoiled({ ...session, theme: {}, attempt: attempt() }), ({ path, body }) => {
        const fault = (body as { attempt: { fault?: unknown } | null }).attempt?.fault
        fc.pre(path !== 'theme' && !(path === 'attempt.fault' && typeof fault === 'string'))
        return accepts(readSession, body) === Session.safeParse(body).success
      }),
      { numRuns: 3_000 },
    )
    const theme = { primary_color: 'red;}', text_color: '#000000', radius: '8', company_name: 'A' }
    expect(readSession({ ...session, theme }).theme).toEqual({ text_color: '#000000', company_name: 'A' })
  })

  it('sends nobody to an address that is none', () => {
    for (const redirect_url of ['javascript:alert(1)', '/relative', 'data:text/html,x'])
      expect(readAttempt({ ...completed(), redirect_url }).redirect_url).toBeNull()
  })
})
