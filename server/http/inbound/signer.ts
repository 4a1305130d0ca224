import type { Deps } from '../../deps.ts'
import type { Signer } from '../../store/database/made-with.ts'
import { isSecret, isSigned } from './signature.ts'

/** The app of the settings, as Meta speaks to it: the secret it signs with, and the token of the handshake. */
export interface AppOfSettings {
  appId: string
  appSecret: string
  webhookVerifyToken?: string | undefined
}

interface Asking {
  apps: Deps['apps']
  metaApp: AppOfSettings
}

/**
 * The app that signed a webhook: its secret fits, and nobody else has it. Undefined when no secret fits. The app of the settings is
 * tried first, because most webhooks are its.
 */
export async function signerOf(
  { apps, metaApp }: Asking,
  raw: Buffer,
  header: string | undefined,
): Promise<{ appId: string; signer: Signer } | undefined> {
  if (isSigned(raw, header, metaApp.appSecret)) return { appId: metaApp.appId, signer: null }
  return (await apps.signingSecrets()).find(({ secret }) => isSigned(raw, header, secret))
}

/** The verify tokens that the handshake accepts: each app's dashboard sends its own. Every one is compared, so time tells nothing. */
export async function acceptsHandshake({ apps, metaApp }: Asking, given: unknown): Promise<boolean | undefined> {
  const tokens = [metaApp.webhookVerifyToken ?? [], await apps.verifyTokens()].flat()
  if (!tokens.length) return undefined
  return tokens.filter((token) => isSecret(given, token)).length > 0
}
