import * as z from 'zod/mini'
import { AdminPrefill } from '../meta/prefill.ts'
import {
  LinkWarning,
  ProvisionedPhoneNumber,
  SetupLink,
  SetupLinkCreate,
  type ShownLinkField,
  writeOnlyLinkFields,
} from '../setup-link.ts'
import { AdminSteps } from '../steps/admin-steps.ts'
import { DarkColours, Theme } from '../theme/theme.ts'
import { type Camel, camel, camelKeys } from './camel.ts'

const Id = z.int().check(z.positive())

const Moment = z.iso.datetime({ offset: true, error: 'must be a moment such as 2026-12-31T23:59:59Z' })

/**
 * Fields of a link that the admin dialect writes in a way of its own; `meta_billing_mode` has no name there. Every other field
 * of {@link SetupLinkCreate} is there by its camelCase name, with the same rules: a new one is in both dialects at once.
 */
const ownLinkFields = {
  meta_billing_mode: true,
  prefill: true,
  provision_phone_number: true,
  reconnect_phone_number: true,
  steps: true,
  theme_config: true,
} as const

const SameCreate = z.omit(SetupLinkCreate, ownLinkFields)
type SameField = keyof typeof SameCreate.shape
type SameShownField = Exclude<ShownLinkField, keyof typeof ownLinkFields>

/** Names of the fields that both dialects take alike, as the Platform dialect has them. */
export const sameLinkFields = Object.keys(SameCreate.shape) as SameField[]

/** Those of them that answers show. */
export const sameShownLinkFields = sameLinkFields.filter(
  (name): name is SameShownField => !(name in writeOnlyLinkFields),
)

const SameShown = z.pick(
  SetupLink,
  Object.fromEntries(sameShownLinkFields.map((name) => [name, true])) as { [Name in SameShownField]: true },
)

/** `primaryColor`, `backgroundImage`, `logoUrl`, `companyName`, and the rest of {@link Theme} under its camelCase names. */
export const AdminTheme = z.object({
  ...(Object.fromEntries(Object.entries(Theme.shape).map(([name, schema]) => [camel(name), z.nullable(schema)])) as {
    [Name in keyof Omit<typeof Theme.shape, 'dark'> as Camel<Name>]: z.ZodMiniNullable<(typeof Theme.shape)[Name]>
  }),
  dark: z.nullish(z.object(camelKeys(DarkColours.shape))),
})
export type AdminTheme = z.infer<typeof AdminTheme>

/** What a backend may say when it makes a link; `{}` is a valid link, and lives seven days. */
export const AdminSetupLinkCreate = z.object({
  ...camelKeys(SameCreate.shape),
  expiresAt: z.nullish(Moment),
  themeConfig: z.nullish(AdminTheme),
  phoneProvisioningEnabled: SetupLinkCreate.shape.provision_phone_number,
  prefill: z.nullish(AdminPrefill),
  steps: z.nullish(AdminSteps),
  /** The integer id of a number of this customer (`GET /v1/phone-numbers`), or that id as text. */
  reconnectPhoneNumberId: z.nullish(
    z.union(
      [Id, z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.transform(Number))],
      'must be the id of a phone number, as GET /v1/phone-numbers shows it',
    ),
  ),
})
export type AdminSetupLinkCreate = z.infer<typeof AdminSetupLinkCreate>

/** {@link ProvisionedPhoneNumber} in this dialect's names. */
export const AdminProvisionedNumber = z.object(camelKeys(ProvisionedPhoneNumber.shape))
export type AdminProvisionedNumber = z.infer<typeof AdminProvisionedNumber>

/** `failed`: the last try failed, and the customer may try again. A link that a newer one replaced is `expired`. */
export const AdminSetupLinkStatus = z.enum(['pending', 'completed', 'failed', 'expired'])
export type AdminSetupLinkStatus = z.infer<typeof AdminSetupLinkStatus>

export const AdminSetupLink = z.object({
  id: z.uuid(),
  url: z.string(),
  /** For the widget, in the answer to its creation alone. */
  token: z.optional(z.string()),
  /** Colours that nobody could have read, there as well. */
  warnings: z.optional(z.array(LinkWarning)),
  status: AdminSetupLinkStatus,
  tenantId: Id,
  customerId: Id,
  createdAt: z.string(),
  expiresAt: z.nullable(z.string()),
  /** When the customer first came: set as soon as a signup begins, whether or not it ends well. */
  usedAt: z.nullable(z.string()),
  /** The account's integer id, see `GET /v1/wabas`. */
  resultingWabaId: z.nullable(Id),
  ...camelKeys(SameShown.shape),
  themeConfig: z.nullable(AdminTheme),
  phoneProvisioningEnabled: z.boolean(),
  steps: z.nullable(AdminSteps),
  reconnectPhoneNumberId: z.nullable(Id),
  /** Why the last try failed: the `error_code` of the failure redirect. */
  errorCode: z.nullable(z.string()),
  /** The number that the link brings its customer; absent until there is one. */
  provisionedPhoneNumber: z.optional(AdminProvisionedNumber),
})
export type AdminSetupLink = z.infer<typeof AdminSetupLink>
