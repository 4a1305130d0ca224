import { joinSettings } from './app/join.ts'
import { sandboxApp, sandboxTwilio } from './app/options.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from './listen.ts'

/** Reads the environment once. @throws {Error} naming the setting that cannot be used. */
function settings(env: NodeJS.ProcessEnv): SandboxOptions {
  const port = Number(env.SANDBOX_PORT ?? 4001)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('SANDBOX_PORT must be a port, 0 to 65535.')
  const { META_WEBHOOK_URL: url, META_WEBHOOK_VERIFY_TOKEN: verifyToken } = env
  if (url && !verifyToken) throw new Error('META_WEBHOOK_VERIFY_TOKEN must be set when META_WEBHOOK_URL is.')
  if (url && !URL.canParse(url)) throw new Error('META_WEBHOOK_URL must be an absolute address.')
  if (env.SANDBOX_PUBLIC_URL && !URL.canParse(env.SANDBOX_PUBLIC_URL))
    throw new Error('SANDBOX_PUBLIC_URL must be an absolute address.')
  const sdkHosts = (env.SANDBOX_SDK_HOSTS ?? '').split(/[\s,]+/).filter(Boolean)
  const redirectUris = (env.SANDBOX_REDIRECT_URIS ?? '').split(/[\s,]+/).filter(Boolean)
  return {
    port,
    host: env.SANDBOX_HOST || '127.0.0.1',
    app: {
      id: env.META_APP_ID || sandboxApp.id,
      secret: env.META_APP_SECRET || sandboxApp.secret,
      configId: env.META_CONFIG_ID || sandboxApp.configId,
      coexistenceConfigId: env.META_COEXISTENCE_CONFIG_ID || sandboxApp.coexistenceConfigId,
    },
    twilio: {
      accountSid: env.TWILIO_ACCOUNT_SID || sandboxTwilio.accountSid,
      authToken: env.TWILIO_AUTH_TOKEN || sandboxTwilio.authToken,
    },
    settings: { sdkHosts, ...(redirectUris.length ? { redirectUris } : {}) },
    ...(env.SANDBOX_PUBLIC_URL ? { publicUrl: env.SANDBOX_PUBLIC_URL } : {}),
    ...(url && verifyToken ? { webhook: { url, verifyToken } } : {}),
  }
}

/** A secret of the user's own is not printed. */
const ownSecrets = ({ META_APP_SECRET, TWILIO_AUTH_TOKEN }: NodeJS.ProcessEnv) => META_APP_SECRET || TWILIO_AUTH_TOKEN

/** The settings with which a server finds this Meta and this Twilio: invented secrets, which are valid nowhere else. */
function joining(sandbox: Sandbox): string {
  const { meta, twilio } = joinSettings(sandbox)
  const settings = Object.entries({ ...meta, ...twilio, PATCHBAY_ALLOW_PRIVATE_WEBHOOKS: '1' })
  return ['A server joins it with these settings:', ...settings.map((setting) => setting.join('='))].join('\n')
}

try {
  const sandbox = await createSandbox(settings(process.env))
  console.log(`The sandbox plays Meta and Twilio at ${sandbox.url}`)
  if (!ownSecrets(process.env)) console.log(joining(sandbox))
  const stop = () => void sandbox.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  console.error(`The sandbox cannot start: ${(error as Error).message}`)
  process.exitCode = 1
}
