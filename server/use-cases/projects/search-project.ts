import { stringify } from 'uuid'
import { PhoneNumberText } from '../../../contract/digits/digits.ts'
import { latinDigits } from '../../../contract/digits/plain-digits.ts'
import type { SearchResult } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { spellingsOf } from '../../phone.ts'
import { linkInAddress } from '../../security/link-token.ts'
import { hostnameOf } from '../../store/domains/hostname.ts'
import { search, searchNames } from '../../store/projects/search.ts'

/**
 * Finds what somebody has in the clipboard: the address of a link, an id of ours or of Meta's, a phone number in any spelling, the
 * backend's own id of a customer, or a part of a name. What fits by itself comes before what has it in its name.
 */
export async function searchProject(
  { db, keys }: Pick<Deps, 'db' | 'keys'>,
  projectId: string,
  pasted: string,
): Promise<SearchResult> {
  const text = pasted.trim()
  const phoneNumber = PhoneNumberText.safeParse(text).data
  const [metaId] = /^\d{5,25}$/.exec(latinDigits(text)) ?? []
  const ids = idsIn(keys, text)
  const sought = {
    ids,
    metaId,
    phoneNumber,
    spellings: phoneNumber ? spellingsOf(phoneNumber).map((digits) => `+${digits}`) : [],
    // Who pastes a link under a customer's host looks for the link.
    hostname: ids.length ? undefined : hostIn(text),
    text,
  }
  const [fitting, names] = await Promise.all([search(db, projectId, sought), searchNames(db, projectId, text)])
  const hits = new Map([...fitting, ...names.hits].map((hit) => [`${hit.type} ${hit.id}`, hit]))
  return { hits: [...hits.values()], names_searched: names.all }
}

/** The host that an address has or that a text is, as domains are kept. */
function hostIn(text: string): string | undefined {
  const { hostname } = hostnameOf(text.replace(/^https?:\/\//i, '').replace(/[/?#].*$/s, ''))
  return hostname?.includes('.') ? hostname : undefined
}

/** Ids of ours: as they are, and those of links in the address of their page, with or without the half that opens it. */
function idsIn(keys: Deps['keys'], text: string): string[] {
  const plain = text.match(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/gi) ?? []
  const [, token = ''] = /(?:^|\/s\/)([\w-]{22}\.[\w-]+)/.exec(text) ?? []
  const [, short] = /\/s\/([\w-]{22})(?![\w.-])/.exec(text) ?? []
  const id = linkInAddress(keys, token) ?? (short && stringify(Buffer.from(short, 'base64url')))
  return [...plain.map((one) => one.toLowerCase()), ...(id ? [id] : [])].slice(0, 10)
}
