import type { Settings } from '../world/settings.ts'
import type { TwilioCredentials } from '../world/twilio.ts'

/** The default app of the sandbox. Its secret is accepted by this sandbox only. */
export const sandboxApp = {
  id: '718204465913208',
  secret: '5a9d0c7be1f24863b7e45d12c08f93a6',
  configId: '903317582046651',
  coexistenceConfigId: '903317582046652',
} as const

/** The default Twilio account of the sandbox. */
export const sandboxTwilio: TwilioCredentials = {
  accountSid: 'ACb52e7f1d90c64a38a1f0d7c3e86b249f',
  authToken: '7c0f6e2b94d14a5f8c37e1b0a962d58e',
  apiKeySid: 'SK41d8a7e05f3b4c92b6e8d1c07a35f942',
  apiKeySecret: 'q8VbT2nX5sLw0YfKzR7mHc3PdJ6uGe1A',
}

/** What a sandbox plays, independent of where it runs. */
export type PlayOptions = {
  /** `coexistenceConfigId` is a second configuration; without it there is the sandbox's own. */
  app?: { id: string; secret: string; configId: string; coexistenceConfigId?: string; name?: string }
  /** Where the app's webhooks go; `fields` is every field unless given. */
  webhook?: { url: string; verifyToken: string; fields?: string[] }
  twilio?: Partial<TwilioCredentials>
  /** Of the app's dashboard at Meta, see `control.settings`. */
  settings?: Partial<Settings>
}

/** @throws {TypeError} naming the option that cannot be used. */
export function checkApp({ id, secret, ...app }: NonNullable<PlayOptions['app']>): void {
  if (!/^\d+$/.test(id)) throw new TypeError('app.id must be digits, as Meta’s app ids are')
  for (const name of ['configId', 'coexistenceConfigId'] as const)
    if (app[name] !== undefined && !/^\d+$/.test(app[name]))
      throw new TypeError(`app.${name} must be digits, as Meta’s configuration ids are`)
  if (!secret) throw new TypeError('app.secret must not be empty')
}

/** @throws {TypeError} naming the option that cannot be used. */
export function checkTwilio({ accountSid }: TwilioCredentials): void {
  if (!/^AC[0-9a-f]{32}$/.test(accountSid))
    throw new TypeError('twilio.accountSid must be AC and 32 hexadecimal digits, as Twilio’s are')
}
