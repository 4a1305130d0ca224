import type * as z from 'zod/mini'
import type { Operation } from '../http/operation.ts'
import type { Surface } from '../http/surface.ts'
import type { Log } from '../runtime/log-context.ts'
import type { Telephony } from './telephony.ts'

/**
 * A company that sells phone numbers. All that this server knows of it stands in one folder beside this file; one line of
 * `registry.ts` adds it. Its name there is its name in the API, in the database and in `/webhooks/<name>`.
 */
export interface Provider<Settings extends object, Credentials extends Record<string, string>, Country extends object> {
  /** Its name as people read it. */
  title: string
  /** True for the one provider of projects that have no account. */
  assumed?: boolean
  /** Reads its own variables of the environment. The result is also its option of `createPatchbay`. */
  environment: z.ZodMiniType<Settings>
  /** The account of the settings, if they name one; the default project buys its numbers there. */
  accountOf(settings: Settings): Credentials | undefined
  /** What a project sends to use its own account: the field that tells accounts apart, and every field. */
  credentials: { account: keyof Credentials & string; fields: { [Field in keyof Credentials]: z.ZodMiniType<string> } }
  country: CountrySettings<Country>
  /** Makes no request. `webhookUrl` is where {@link webhooks} are reached, without a trailing slash. */
  connect(account: {
    credentials: Credentials
    settings: Settings
    countries: Record<string, Country>
    webhookUrl: string
  }): Telephony
  webhooks: ProviderWebhooks<Credentials>
  advice: Advice
}

/** Takes the texts and calls that come to our numbers. Its own middleware checks who sent them. */
export interface ProviderWebhooks<Credentials>
  extends Pick<Surface<Inbound<Credentials>>, 'before' | 'errors' | 'after'> {
  /** What their section of the API document says. */
  description: string
  operations: Operation<Inbound<Credentials>>[]
}

/** Any provider, for those who do not know which. */
// biome-ignore lint/suspicious/noExplicitAny: settings, credentials and countries go from a provider's schemas to its own functions
export type AnyProvider = Provider<any, any, any>

/** What a country asks for before a number of it can be bought, and which kind of number to buy there. */
interface CountrySettings<Country extends object> {
  schema: z.ZodMiniType<Country>
  /** How the command line names its fields: `--<option> <takes>`. */
  options: Record<string, { field: keyof Country & string; takes: string }>
}

/** What the operator can do, each a clause that follows a colon. */
interface Advice {
  /** The provider refused the account of the settings. */
  settings: string
  /** The provider refused a project's own account. */
  credentials: string
  /** The provider cannot be reached. */
  unanswered: string
  /** A country asks for documents or an address. */
  requirements: string
}

/** What a provider's webhooks need of this server. */
export interface Inbound<Credentials> {
  /** Where its webhooks are reached from outside, whatever proxies and paths lie between; without a trailing slash. */
  url: string
  log: Log
  /** The accounts that may have sent a webhook: those of this id, or all at the provider when the webhook names none. */
  accounts(account?: string): Promise<{ credentials: Credentials; projectId: string }[]>
  /** Takes what came to a number of these projects; `code` is WhatsApp's code, if it held one. */
  take(projectIds: string[], phoneNumber: string, code: string | undefined): Promise<void>
}
