import type { DomainFinding } from '../../../contract/index.ts'

/** What one name server shows of one thing. */
export interface Finding {
  finding: Exclude<DomainFinding, 'not_propagated' | 'taken' | 'waiting' | 'refused'>
  seen: string[]
}

/** What several name servers show together. */
export interface Agreed {
  ok: boolean | null
  finding: DomainFinding
  seen: string[]
  /** How many of how many see it, where they differ. */
  differ?: { see: number; of: number } | undefined
}

/**
 * One word out of what several name servers show. Two must answer where two are asked, so that nobody who misleads one of them proves
 * a host, and so that one that is out of order makes no host fail. Where they differ, the change is on its way.
 */
export function agree(findings: Finding[]): Agreed {
  const answers = findings.filter(({ finding }) => finding !== 'unanswered')
  const against = answers.filter(({ finding }) => finding !== 'found')
  const [first, firstAgainst] = [answers[0], against[0]]
  if (!first || answers.length < Math.min(2, findings.length)) return { ok: null, finding: 'unanswered', seen: [] }
  if (!firstAgainst) return { ok: true, ...first }
  if (against.length === answers.length) return { ok: false, ...firstAgainst }
  const differ = { see: answers.length - against.length, of: answers.length }
  return { ok: false, finding: 'not_propagated', seen: firstAgainst.seen, differ }
}
