import * as z from 'zod/mini'
import { SignupExtras, signupVersion } from '../meta/launch.ts'
import { address, digits, originList, text } from './setting-values.ts'

const extras = z.pipe(
  z.pipe(
    z.string(),
    z.transform((json: string, context) => {
      try {
        return JSON.parse(json) as unknown
      } catch {
        context.issues.push({ code: 'custom', message: notJson, input: json })
        return z.NEVER
      }
    }),
  ),
  SignupExtras,
)
const notJson = 'must be JSON by connection type, for example {"coexistence":{"version":"v4"}}'

/** The settings about the Meta app, by their names in the environment. */
export const metaEnvironment = {
  META_APP_ID: digits('app id'),
  META_APP_SECRET: text,
  META_CONFIG_ID: digits('configuration id'),
  META_COEXISTENCE_CONFIG_ID: z.optional(digits('configuration id')),
  META_SIGNUP_VERSION: z.optional(signupVersion),
  META_SIGNUP_EXTRAS: z.optional(extras),
  META_CODE_REDIRECT_URI: z.optional(address),
  META_BUSINESS_ID: z.optional(digits('business id')),
  META_SYSTEM_TOKEN: z.optional(text),
  META_WEBHOOK_VERIFY_TOKEN: z.optional(z.string().check(z.minLength(8, 'must be 8 characters or more'))),
  META_GRAPH_VERSION: z._default(
    z.string().check(z.regex(/^v\d+\.\d+$/, 'must be a Graph version such as v26.0')),
    'v26.0',
  ),
  META_GRAPH_URL: z.optional(address),
  META_SDK_URL: z.optional(address),
  META_DIALOG_ORIGINS: z.optional(originList),
  META_PAIRING: z.optional(z.enum(['scan', 'type'], 'must be scan or type')),
}

const Environment = z.object(metaEnvironment)

/** The same as `createPatchbay` takes them. */
export const metaOf = (it: z.infer<typeof Environment>) => ({
  appId: it.META_APP_ID,
  appSecret: it.META_APP_SECRET,
  configId: it.META_CONFIG_ID,
  coexistenceConfigId: it.META_COEXISTENCE_CONFIG_ID,
  signupVersion: it.META_SIGNUP_VERSION,
  signupExtras: it.META_SIGNUP_EXTRAS,
  codeRedirectUri: it.META_CODE_REDIRECT_URI,
  webhookVerifyToken: it.META_WEBHOOK_VERIFY_TOKEN,
  graphVersion: it.META_GRAPH_VERSION,
  graphUrl: it.META_GRAPH_URL,
  sdkUrl: it.META_SDK_URL,
  dialogOrigins: it.META_DIALOG_ORIGINS,
  pairing: it.META_PAIRING,
  businessId: it.META_BUSINESS_ID,
  systemToken: it.META_SYSTEM_TOKEN,
})
