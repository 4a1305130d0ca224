/** Whether an e-mail address is at the domain of a website. */
export function isOfDomain(email: string, website: string): boolean {
  const mail = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  const site = website
    .toLowerCase()
    .replace(/^[a-z]+:\/\/(www\.)?/, '')
    .replace(/[/?#:].*/, '')
  return mail === site || mail.endsWith(`.${site}`) || site.endsWith(`.${mail}`)
}

/**
 * Meta's rules for display names, as far as the text alone can break them
 * (https://www.facebook.com/business/help/757569725593362).
 */
export function displayNameTrouble(name: string): string | undefined {
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
