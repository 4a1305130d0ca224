import * as z from 'zod/mini'
import type { HostOptions } from '../runtime/host-options.ts'
import { hostnameOf } from '../store/domains/hostname.ts'
import { listOf, text } from './setting-values.ts'
import { SettingsError } from './settings-error.ts'

const hostList = z.pipe(
  listOf('must be host names such as patchbay.internal, with commas between', (all) =>
    all.every((one) => hostnameOf(one).hostname),
  ),
  z.transform((all: string[]) => all.map((one) => hostnameOf(one).hostname as string)),
)

/** The settings about how hosts of projects are served, by their names in the environment. */
export const hostEnvironment = {
  PATCHBAY_CLOUDFLARE_ZONE: z.optional(text),
  PATCHBAY_CLOUDFLARE_TOKEN: z.optional(text),
  PATCHBAY_HOSTS: z.optional(hostList),
  PATCHBAY_ASK_TOKEN: z.optional(z.string().check(z.minLength(16, 'must be 16 characters or more'))),
  PATCHBAY_CERTIFICATES_AN_HOUR: z.optional(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,5}$/, 'must be a number of new hosts an hour, such as 75')),
      z.transform(Number),
    ),
  ),
}

/** @throws {SettingsError} when one of the two is set without the other */
export function cloudflareOf(
  it: Pick<z.infer<typeof Environment>, 'PATCHBAY_CLOUDFLARE_TOKEN' | 'PATCHBAY_CLOUDFLARE_ZONE'>,
) {
  const { PATCHBAY_CLOUDFLARE_TOKEN: token, PATCHBAY_CLOUDFLARE_ZONE: zoneId } = it
  if (!token && !zoneId) return undefined
  if (!token || !zoneId)
    throw new SettingsError('PATCHBAY_CLOUDFLARE_ZONE and PATCHBAY_CLOUDFLARE_TOKEN must be set together, or neither')
  return { token, zoneId }
}

const Environment = z.object(hostEnvironment)

/** The same as `createPatchbay` takes them. */
export const hostsOf = (it: z.infer<typeof Environment>): HostOptions => ({
  hosts: it.PATCHBAY_HOSTS,
  askToken: it.PATCHBAY_ASK_TOKEN,
  certificatesAnHour: it.PATCHBAY_CERTIFICATES_AN_HOUR,
  cloudflare: cloudflareOf(it),
})
