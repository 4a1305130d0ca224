import { createPatchbay, type Patchbay } from 'patchbay/server'

const { env } = process
const appUrl = env.APP_URL ?? 'http://localhost:3000'
export const serverUrl = `${appUrl}/patchbay`
export const successUrl = `${appUrl}/whatsapp/success`

/** One server for all routes, made by the first request: SvelteKit reads each route during its build. */
const kept = globalThis as { patchbay?: Promise<Patchbay> }
export const patchbay = () =>
  (kept.patchbay ??= createPatchbay({
    publicUrl: serverUrl,
    databaseUrl: env.DATABASE_URL ?? 'sqlite:data.db',
    secretKey: env.SECRET_KEY ?? '', // openssl rand -base64 32
    meta: {
      appId: env.META_APP_ID ?? '',
      appSecret: env.META_APP_SECRET ?? '',
      configId: env.META_CONFIG_ID ?? '',
      graphUrl: env.META_GRAPH_URL, // the sandbox's, to try it offline
    },
  }))

/** SvelteKit's server ends once nothing is left to do: the workers have to be told. */
process.once('sveltekit:shutdown', async () => (await kept.patchbay)?.close())
