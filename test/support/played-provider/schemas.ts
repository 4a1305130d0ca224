import * as z from 'zod/mini'

export interface PlayedSettings {
  workspace?: string | undefined
  apiKey?: string | undefined
  signingKey?: string | undefined
  url?: string | undefined
}

export type PlayedCredentials = { workspace: string; api_key: string; signing_key: string }

const key = z.string('must be text').check(z.minLength(16, 'must be 16 characters or more'))

export const credentialFields = {
  workspace: z.string('must be text').check(z.regex(/^W\d+$/, 'must be W and digits')),
  api_key: key,
  signing_key: key,
}

export const PlayedCountry = z.object({ carrier: z.nullish(z.enum(['red', 'blue'], 'must be red or blue')) })
export type PlayedCountry = z.infer<typeof PlayedCountry>

export const playedEnvironment: z.ZodMiniType<PlayedSettings> = z.pipe(
  z.object({
    PLAYED_WORKSPACE: z.optional(z.string()),
    PLAYED_API_KEY: z.optional(key),
    PLAYED_SIGNING_KEY: z.optional(key),
    PLAYED_URL: z.optional(z.string()),
  }),
  z.transform((it) => ({
    workspace: it.PLAYED_WORKSPACE,
    apiKey: it.PLAYED_API_KEY,
    signingKey: it.PLAYED_SIGNING_KEY,
    url: it.PLAYED_URL,
  })),
)
