import { DOMParser } from '@xmldom/xmldom'

export type Verb = { name: string; attributes: Record<string, string>; text: string; verbs: Verb[] }

/** The verbs of a TwiML document that matter here. */
const known = {
  voice: ['Say', 'Play', 'Pause', 'Gather', 'Record', 'Redirect', 'Hangup', 'Reject'],
  sms: ['Message', 'Redirect'],
}

/** A document that Twilio would refuse; `code` is Twilio's error code. */
class TwimlError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Reads a TwiML document. An empty one says nothing.
 *
 * @throws {TwimlError} 12100 for what is not XML, 12102 for another root than `Response`, 12200 for a verb that is none.
 */
export function parseTwiml(document: string, kind: keyof typeof known): Verb[] {
  if (document.trim() === '') return []
  const fail = (_level: string, message: string) => {
    throw new TwimlError(12100, `Document parse failure: ${message}`)
  }
  const root = new DOMParser({ onError: fail }).parseFromString(document, 'text/xml').documentElement
  if (root?.tagName !== 'Response') throw new TwimlError(12102, 'The root of a TwiML document is Response')
  return children(root).map((element) => {
    if (!known[kind].includes(element.name)) throw new TwimlError(12200, `${element.name} is not a verb`)
    return element
  })
}

type XmlElement = NonNullable<ReturnType<DOMParser['parseFromString']>['documentElement']>

function children(parent: XmlElement): Verb[] {
  return Array.from(parent.childNodes)
    .filter((node): node is XmlElement => node.nodeType === 1)
    .map((element) => ({
      name: element.tagName,
      attributes: Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value])),
      text: element.textContent?.trim() ?? '',
      verbs: children(element),
    }))
}
