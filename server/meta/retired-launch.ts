import type { Launch } from '../../contract/index.ts'

/** What Meta no longer opens its window with, under a name to count it by, and how that is mended. */
export interface RetiredLaunch {
  name: string
  /** For the operator. */
  cause: string
  setting: string
  cure: string
}

/**
 * What was retired, when a customer who keeps the app was asked for a new number: Meta does not refuse old versions and
 * configurations, it shows the ordinary signup
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/versions).
 */
export function retiredIn({ config_id, extras }: Launch): RetiredLaunch {
  const version = typeof extras.version === 'string' ? extras.version : ''
  return /^v[123](-|$)/.test(version)
    ? {
        name: `version_${version.replaceAll('-', '_')}`,
        cause: `version ${version} of Embedded Signup has ended`,
        setting: 'META_SIGNUP_VERSION',
        cure: 'set META_SIGNUP_VERSION to v4, or leave it out; the same in META_SIGNUP_EXTRAS',
      }
    : {
        name: `configuration_${config_id}`,
        cause: `configuration ${config_id} does not offer the WhatsApp Business app: it is of a version that has ended, or was made without that product`,
        setting: 'META_COEXISTENCE_CONFIG_ID',
        cure: 'make a configuration with the product "WhatsApp Business app user onboarding" and put its id into META_COEXISTENCE_CONFIG_ID',
      }
}
