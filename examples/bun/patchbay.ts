import { createPatchbay } from 'patchbay/server'

const { env } = process
const appUrl = env.APP_URL ?? 'http://localhost:3000'
export const serverUrl = `${appUrl}/patchbay`
export const successUrl = `${appUrl}/whatsapp/success`

export const patchbay = await createPatchbay({
  publicUrl: serverUrl,
  databaseUrl: env.DATABASE_URL ?? 'sqlite:data.db',
  secretKey: env.SECRET_KEY ?? '', // openssl rand -base64 32
  meta: {
    appId: env.META_APP_ID ?? '',
    appSecret: env.META_APP_SECRET ?? '',
    configId: env.META_CONFIG_ID ?? '',
    graphUrl: env.META_GRAPH_URL, // the sandbox's, to try it offline
  },
})
