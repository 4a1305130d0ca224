import * as z from 'zod/mini'

/**
 * `pending` until its records were found, `active` while they are there, `failing` when they were not found for 72 hours or are gone
 * again, `removed` by the project.
 */
export const DomainStatus = z.enum(['pending', 'active', 'failing', 'removed'])
export type DomainStatus = z.infer<typeof DomainStatus>

/** A record to set where the DNS of the host is kept. */
const DomainRecord = z.object({
  /** `ALIAS` stands for what a DNS provider offers in place of a CNAME at a name without a subdomain: ALIAS, ANAME, flattening. */
  type: z.enum(['CNAME', 'ALIAS', 'A', 'AAAA', 'TXT']),
  name: z.string(),
  value: z.string(),
  /** What it is for, in a sentence. */
  purpose: z.string(),
})
export type DomainRecord = z.infer<typeof DomainRecord>

/**
 * What a check is about: the TXT record that proves whose the host is, the way to this server, whether a certificate may be made,
 * whether another project has the host, and, where a service gets the certificates, whether it has one for the host.
 */
export const DomainCheckName = z.enum(['ownership', 'target', 'certificate', 'owner', 'service'])
export type DomainCheckName = z.infer<typeof DomainCheckName>

/** What a look found, in a word. */
export const DomainFinding = z.enum([
  'found',
  'unanswered',
  'not_propagated',
  'missing',
  'written_twice',
  'wrong_value',
  'elsewhere',
  'proxied',
  'forbidden',
  'taken',
  'waiting',
  'refused',
])
export type DomainFinding = z.infer<typeof DomainFinding>

export const DomainCheck = z.object({
  what: DomainCheckName,
  /** Null while nothing is known: too few name servers answered. */
  ok: z.nullable(z.boolean()),
  finding: DomainFinding,
  expected: z.string(),
  seen: z.array(z.string()),
  /** What to do, in a sentence; null where nothing is. */
  help: z.nullable(z.string()),
  at: z.string(),
})
export type DomainCheck = z.infer<typeof DomainCheck>

/** A host under which the project's pages are served. */
export const Domain = z.object({
  id: z.uuid(),
  /** In A-labels and lower case. */
  hostname: z.string(),
  status: DomainStatus,
  /** What to set; none once it was removed. */
  records: z.array(DomainRecord),
  /** What the last look found; empty before the first. */
  checks: z.array(DomainCheck),
  next_look_at: z.nullable(z.string()),
  activated_at: z.nullable(z.string()),
  failing_since: z.nullable(z.string()),
  removed_at: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type Domain = z.infer<typeof Domain>

export const DomainCreate = z.object({
  hostname: z.string('must be the name of a host, such as signup.example.com').check(z.trim(), z.maxLength(300)),
})
export type DomainCreate = z.infer<typeof DomainCreate>
