import { describe, expect, it } from 'vitest'
import { agree, type Finding } from '../../../server/use-cases/domains/agree.ts'

const found: Finding = { finding: 'found', seen: ['right'] }
const missing: Finding = { finding: 'missing', seen: [] }
const elsewhere: Finding = { finding: 'elsewhere', seen: ['203.0.113.7'] }
const silent: Finding = { finding: 'unanswered', seen: [] }

describe('what name servers show together', () => {
  it.each([
    ['the one that there is shows it', [found], { ok: true, finding: 'found' }],
    ['both show it', [found, found], { ok: true, finding: 'found' }],
    ['two of three show it and one is silent', [found, silent, found], { ok: true, finding: 'found' }],
    ['both show something else', [elsewhere, elsewhere], { ok: false, finding: 'elsewhere', seen: ['203.0.113.7'] }],
    ['one shows it and one not yet', [found, missing], { ok: false, finding: 'not_propagated' }],
    ['one shows the new and one the old', [found, elsewhere], { ok: false, seen: ['203.0.113.7'] }],
    ['none answers', [silent, silent], { ok: null, finding: 'unanswered' }],
    ['the only one is silent', [silent], { ok: null, finding: 'unanswered' }],
    ['there is none to ask', [], { ok: null, finding: 'unanswered' }],
  ])('when %s', (_when, findings, agreed) => {
    expect(agree(findings)).toMatchObject(agreed)
  })

  it('is nothing by the word of one alone where two are asked: not a proof, and not a failure', () => {
    expect(agree([found, silent])).toMatchObject({ ok: null })
    expect(agree([missing, silent])).toMatchObject({ ok: null })
  })
})
