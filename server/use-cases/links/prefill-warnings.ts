import { camel, displayNameTrouble, isOfDomain, type LinkWarning, type Prefill } from '../../../contract/index.ts'

/**
 * Values that Meta's form is reported to reject, most often by a "Next" button that stays grey. We refuse none of them, because
 * the customer can correct them there.
 */
export function prefillWarnings(prefill: Prefill, dialect: 'platform' | 'admin'): LinkWarning[] {
  const { business, number } = prefill
  const path = (...names: string[]) =>
    ['prefill', ...names.map((name) => (dialect === 'admin' ? camel(name) : name))].join('.')
  const warnings: LinkWarning[] = []
  const warn = (names: string[], message: string) => warnings.push({ property: path(...names), message })
  const { email, website } = business ?? {}
  if (website && !website.startsWith('https://'))
    warn(['business', 'website'], "Meta's form takes a website that begins with https://")
  if (email && website && !isOfDomain(email, website))
    warn(['business', 'email'], "Meta's form may want an e-mail address at the domain of the website")
  if (business && !business.address?.country)
    warn(['business', 'address', 'country'], "Meta's form needs the country before it goes on")
  const wrong = number?.display_name ? displayNameTrouble(number.display_name) : undefined
  if (wrong) warn(['number', 'display_name'], `Meta may decline the display name: ${wrong}`)
  return warnings
}
