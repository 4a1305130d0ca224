import * as z from 'zod/mini'
import { Attempt } from './attempt.ts'
import { Choice } from './choice.ts'
import { ConnectionType } from './connection-type.ts'
import { Launch } from './meta/launch.ts'
import { Provisioning, ReservedNumber } from './provisioning/number.ts'
import { faultCodes } from './remedies.ts'
import { Language, NextStep } from './setup-link.ts'
import { SessionSteps } from './steps/answers.ts'
import { Theme } from './theme/theme.ts'

/** How a link looks: `GET /connect/v1/look`. */
export const SessionLook = z.object({
  theme: Theme,
  /** The theme as CSS custom properties, calculated; absent for the default one. */
  look: z.optional(z.record(z.string(), z.string())),
})
export type SessionLook = z.infer<typeof SessionLook>

/** What the widget needs to begin: `GET /connect/v1/session` with the link's token as bearer. */
export const Session = z.object({
  link: z.object({
    id: z.string(),
    expires_at: z.nullable(z.string()),
    connection_types: z.array(ConnectionType),
    language: z.nullable(Language),
    /** The number to connect again, and why in a word (`disconnected`, `inactive`, `moved`, `expired`), where it is known. */
    reconnect: z.optional(z.nullable(z.object({ display_phone_number: z.string(), reason: z.nullable(z.string()) }))),
  }),
  /** Who invites: the theme's company name, else the project's. */
  company_name: z.string(),
  /** Where a customer gets help, or a new link, if the project names a place. */
  support_url: z.optional(z.nullable(z.string())),
  /** The terms and the privacy policy of the people who invite, if the project names them. */
  terms_url: z.optional(z.nullable(z.string())),
  privacy_url: z.optional(z.nullable(z.string())),
  ...SessionLook.shape,
  meta: z.object({
    app_id: z.string(),
    /** For widgets of before `launch`, which say everything else of the launch themselves. */
    config_id: z.string(),
    /** How the window is opened for each connection type; only servers of before it leave it out. */
    launch: z.optional(z.object({ coexistence: Launch, dedicated: Launch })),
    graph_version: z.string(),
    /** Meta's SDK; `{locale}` stands for its language, for example en_US. */
    sdk_url: z.string(),
    /** How WhatsApp’s app is paired in Meta’s window: by a code that it scans from another screen, or one that is typed. */
    pairing: z.optional(z.enum(['scan', 'type'])),
    /** Origins whose messages count. Empty: Meta's own (facebook.com and its subdomains, https). */
    dialog_origins: z.array(z.string()),
    /** The page that a window of ours begins with, where Meta's SDK is not to be loaded; else null. */
    window: z.optional(z.nullable(z.string())),
  }),
  /** The try to come back to, when one is unfinished. */
  attempt: z.nullable(Attempt),
  /** Where numbers can be had; null when the customer brings one. */
  provisioning: z.optional(z.nullable(Provisioning)),
  /** The number that this link holds already, or is getting. */
  number: z.optional(z.nullable(ReservedNumber)),
  /** What was chosen before Meta's window, here or elsewhere; null where nothing was. */
  choice: z.optional(z.nullable(Choice)),
  /** What the host wants to happen when the number is connected. */
  next: z.optional(z.nullable(NextStep)),
  /** What the customer is asked; absent where nothing is. */
  steps: z.optional(SessionSteps),
})
export type Session = z.infer<typeof Session>

/** Every error of the Connect API. `redirect_url` is there when the link names a place for failures. */
export const ConnectError = z.object({
  code: z.enum(faultCodes),
  error: z.string(),
  redirect_url: z.optional(z.nullable(z.string())),
  /** Who invites, so that a page for a link that is over can still say whom to ask. */
  company_name: z.optional(z.string()),
  /** Where the people who invite want somebody to go who needs a new link, or help. */
  support_url: z.optional(z.nullable(z.string())),
  /** Whether the link is over and the people who invite hear it when the customer asks for a new one. */
  can_ask: z.optional(z.boolean()),
})
export type ConnectError = z.infer<typeof ConnectError>
