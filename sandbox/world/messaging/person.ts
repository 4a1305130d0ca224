/** Somebody with WhatsApp on their phone: the customer of a customer. */
export type Person = {
  /** Digits with the country code, no plus: what Meta calls `wa_id`. */
  digits: string
  name: string
  /** A person with a username may hide the number from businesses. */
  username: string | null
  hidesNumber: boolean
  /** Business-scoped user ids, by portfolio: each business knows the person under another one. */
  userIds: Map<string, string>
}
