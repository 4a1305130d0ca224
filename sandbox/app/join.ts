import type { TwilioCredentials } from '../world/twilio.ts'
import type { App } from '../world/world.ts'
import { sandboxApp, sandboxTwilio } from './options.ts'

/** A sandbox, or what is known about one in another process: its address, and its app if it is not the default one. */
type Joined = {
  url: string
  app?: Pick<App, 'id' | 'secret' | 'configId'> & Partial<Pick<App, 'businessId' | 'systemToken'>>
  twilio?: Pick<TwilioCredentials, 'accountSid' | 'authToken'>
}

/**
 * The settings that connect a server to a sandbox, as environment variables: `meta` to find this Meta, `twilio` to find this
 * Twilio, `partner` to verify numbers in advance (only for a sandbox in this process, because its token is generated each time).
 */
export function joinSettings({ url, app = sandboxApp, twilio = sandboxTwilio }: Joined) {
  const { businessId, systemToken }: NonNullable<Joined['app']> = app
  return {
    meta: {
      META_APP_ID: app.id,
      META_APP_SECRET: app.secret,
      META_CONFIG_ID: app.configId,
      META_GRAPH_URL: url,
      META_SDK_URL: `${url}/{locale}/sdk.js`,
      META_DIALOG_ORIGINS: url,
    },
    twilio: {
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_API_URL: url,
    },
    partner: {
      ...(businessId && { META_BUSINESS_ID: businessId }),
      ...(systemToken && { META_SYSTEM_TOKEN: systemToken }),
    },
  }
}
