import type { DomainFinding } from '../../../contract/index.ts'
import type { Agreed } from './agree.ts'
import { zoneOf } from './hosts.ts'
import { proofName } from './proof.ts'

interface Asked extends Agreed {
  what: string
  hostname: string
  expected: string
}

/** What to do about a finding, in a sentence for whoever keeps the DNS of the host; null where nothing is to do. */
export const helpFor = (asked: Asked): string | null => sentences[asked.finding]?.(asked) ?? null

const named = (seen: string[]) => seen.join(', ')

const sentences: Partial<Record<DomainFinding, (asked: Asked) => string>> = {
  unanswered: () => 'The name servers did not answer, so nothing is known yet. Patchbay asks them again by itself.',
  not_propagated: ({ differ }) =>
    `The change is on its way: ${differ?.see} of ${differ?.of} name servers show it. The others still show what was there before, until its time to live is over.`,
  missing: ({ what, hostname, expected }) =>
    what === 'ownership'
      ? `There is no TXT record at ${proofName(hostname)} yet. Add it with the value ${expected}. A record that was just added can take some minutes to show.`
      : `${hostname} points at nothing yet. Add the record that leads it to ${expected}. A record that was just added can take some minutes to show.`,
  written_twice: ({ hostname, seen }) =>
    `The TXT record stands at ${named(seen)}: your DNS provider adds ${zoneOf(hostname)} to the name by itself. Write the name without it.`,
  wrong_value: ({ hostname, expected }) =>
    `The TXT record at ${proofName(hostname)} says something else: it may be meant for another project or host. Add one with the value ${expected}.`,
  elsewhere: ({ hostname, seen, expected }) =>
    `${hostname} still points at ${named(seen)}. Replace that record by the one that leads to ${expected}, and remove others of the same name.`,
  proxied: ({ hostname }) =>
    `${hostname} is proxied by Cloudflare. Switch its record there from "Proxied" to "DNS only" (the grey cloud).`,
  forbidden: ({ hostname, seen, expected }) =>
    `A CAA record forbids the certificate: for ${hostname} it allows ${seen.length ? `only ${named(seen)}` : 'nobody'}. Add a CAA record that allows ${expected.split(', ')[0]}: 0 issue "${expected.split(', ')[0]}".`,
  taken: ({ hostname }) =>
    `${hostname} is in use here already. Where it was set up before, its TXT record must go first: remove every TXT record at ${proofName(hostname)} but this one.`,
  waiting: ({ seen }) =>
    `The certificate is on its way at the service that makes it (${named(seen)}). Nothing is to do, if the records stay as they are.`,
  refused: ({ hostname, seen }) =>
    `The service that makes the certificates refuses ${hostname} (${named(seen)}). Whoever runs this server can see there why.`,
}
