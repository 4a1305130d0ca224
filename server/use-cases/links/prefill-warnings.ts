import { camel, type LinkWarning, type Prefill } from '../../../contract/index.ts'

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
  if (email && website && !sameDomain(email, website))
    warn(['business', 'email'], "Meta's form may want an e-mail address at the domain of the website")
  if (business && !business.address?.country)
    warn(['business', 'address', 'country'], "Meta's form needs the country before it goes on")
  const wrong = number?.display_name ? displayNameTrouble(number.display_name) : undefined
  if (wrong) warn(['number', 'display_name'], `Meta may decline the display name: ${wrong}`)
  return warnings
}

function sameDomain(email: string, website: string): boolean {
  const mail = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  const site = new URL(website).hostname.replace(/^www\./, '')
  return mail === site || mail.endsWith(`.${site}`) || site.endsWith(`.${mail}`)
}

/**
 * Meta's rules for display names, as far as the text alone can break them
 * (https://www.facebook.com/business/help/757569725593362).
 */
function displayNameTrouble(name: string): string | undefined {
  const letters = name.replace(/[^\p{L}]/gu, '')
  if (name.trim().length < 3) return 'it must have at least three characters'
  if (/whats\s?app|facebook|instagram/i.test(name)) return "it must not hold a name of Meta's"
  if (/\p{Extended_Pictographic}/u.test(name)) return 'it must not hold emoji'
  if (/https?:\/\/|www\./i.test(name)) return 'it must not be a web address'
  if (!letters) return 'it must hold letters'
  if (letters.length > 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    return 'it must not be all in capitals unless the brand is written so'
  return undefined
}
