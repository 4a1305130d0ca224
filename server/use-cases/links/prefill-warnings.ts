import {
  type AnswerHint,
  type AnswerTarget,
  camel,
  displayNameTrouble,
  isOfDomain,
  type LinkWarning,
  type Prefill,
} from '../../../contract/index.ts'

interface Trouble {
  target: AnswerTarget
  hint: AnswerHint | 'country'
  message: string
}

/**
 * Values that Meta's form is reported to reject, most often by a "Next" button that stays grey. We refuse none of them, because
 * the customer can correct them there.
 */
export function prefillTroubles({ business, number }: Prefill): Trouble[] {
  const troubles: Trouble[] = []
  const { email, website } = business ?? {}
  if (website && !/^https:/i.test(website))
    troubles.push({
      target: 'business.website',
      hint: 'https',
      message: "Meta's form takes a website that begins with https://",
    })
  if (email && website && !isOfDomain(email, website))
    troubles.push({
      target: 'business.email',
      hint: 'domain',
      message: "Meta's form may want an e-mail address at the domain of the website",
    })
  if (business && !business.address?.country)
    troubles.push({
      target: 'business.address.country',
      hint: 'country',
      message: "Meta's form needs the country before it goes on",
    })
  const wrong = number?.display_name ? displayNameTrouble(number.display_name) : undefined
  if (wrong)
    troubles.push({
      target: 'number.display_name',
      hint: 'name',
      message: `Meta may decline the display name: ${wrong}`,
    })
  return troubles
}

/** The same as warnings about a link, by the names that its dialect has. */
export const prefillWarnings = (prefill: Prefill, dialect: 'platform' | 'admin'): LinkWarning[] =>
  prefillTroubles(prefill).map(({ target, message }) => ({
    property: ['prefill', ...target.split('.').map((name) => (dialect === 'admin' ? camel(name) : name))].join('.'),
    message,
  }))
