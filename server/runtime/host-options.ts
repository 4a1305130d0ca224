import type { CloudflareOptions } from '../certificates/cloudflare.ts'

/** Options about how hosts of projects are served. */
export interface HostOptions {
  /** Names besides that of `publicUrl` under which all of this server answers, once a project has a host of its own. */
  hosts?: readonly string[] | undefined
  /** What is sent with questions for certificates that come from another machine, 16 characters or more; without it, only loopback may ask. */
  askToken?: string | undefined
  /** How many new hosts may get a certificate in an hour (75): certificate authorities count them. */
  certificatesAnHour?: number | undefined
  /** Has Cloudflare for SaaS get the certificates, for a zone that customers' hosts lead to. */
  cloudflare?: CloudflareOptions | undefined
}
