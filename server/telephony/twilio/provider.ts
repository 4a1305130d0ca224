import type { Provider } from '../provider.ts'
import { connectTwilio } from './account.ts'
import { credentialFields, TwilioCountry, type TwilioCredentials } from './schemas.ts'
import { type TwilioSettings, twilioEnvironment } from './settings.ts'
import { twilioWebhooks } from './webhooks.ts'

/** https://www.twilio.com/docs/phone-numbers/api */
export const twilio: Provider<TwilioSettings, TwilioCredentials, TwilioCountry> = {
  title: 'Twilio',
  assumed: true,
  environment: twilioEnvironment,
  accountOf: ({ accountSid, authToken }) =>
    accountSid && authToken ? { account_sid: accountSid, auth_token: authToken } : undefined,
  credentials: { account: 'account_sid', fields: credentialFields },
  country: {
    schema: TwilioCountry,
    options: {
      bundle: { field: 'bundle_sid', takes: '<SID>' },
      address: { field: 'address_sid', takes: '<SID>' },
      type: { field: 'number_type', takes: 'local|mobile|national|toll_free' },
    },
  },
  connect: connectTwilio,
  webhooks: twilioWebhooks,
  advice: {
    settings: 'compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with the console of Twilio',
    credentials: "compare the account SID and the auth token with Twilio's console",
    unanswered: 'this machine must reach Twilio: check its way out, and TWILIO_API_URL if you set it',
    requirements:
      "make a regulatory bundle or an address in Twilio's console, and name it for the country: patchbay telephony country <code> --bundle <SID> --address <SID>",
  },
}
