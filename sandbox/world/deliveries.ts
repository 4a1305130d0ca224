/** One of Meta's webhooks on its way, as the control API shows it. */
export type Delivery = {
  at: string
  field: string
  event: string | null
  url: string
  attempts: number
  /** The last HTTP status, or null when nothing answered. */
  status: number | null
  state: 'waiting' | 'delivered' | 'given up'
}

/** One call of an app's Twilio webhook, as the control API shows it: what was said in it stays out. */
export type WebhookCall = {
  at: string
  kind: 'sms' | 'voice'
  to: string
  url: string
  /** The HTTP status, or null when nothing answered. */
  status: number | null
  /** Twilio's own error for what came back: 11200 no 2xx answer, 12300 not XML, 12100 XML that does not parse, 12200 an unknown verb. */
  error: number | null
}
