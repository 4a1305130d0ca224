import {
  type AdminSetupLink,
  type AdminSetupLinkCreate,
  type AdminTheme,
  type AnyTheme,
  adminStepsOf,
  camel,
  camelKeys,
  camelTheme,
  prefillOfAdmin,
  type SetupLinkCreate,
  sameLinkFields,
  sameShownLinkFields,
  snakeTheme,
  stepsOfAdmin,
  type Theme,
} from '../../../contract/index.ts'
import type { LinkOptions } from '../../use-cases/links/link-options.ts'

/** The fields of a new link, except the number that it must reconnect: that is found by its integer id. */
type Wanted = { [Name in keyof LinkOptions]: SetupLinkCreate[Name] }

/** The fields of a new link in this dialect, with the names of the use cases. */
export function wantedLink(given: AdminSetupLinkCreate): Wanted {
  const same = Object.fromEntries(sameLinkFields.map((name) => [name, given[camel(name)]]))
  return {
    ...(same as Pick<Wanted, (typeof sameLinkFields)[number]>),
    theme_config: given.themeConfig && themeOf(given.themeConfig),
    provision_phone_number: given.phoneProvisioningEnabled,
    prefill: given.prefill && prefillOfAdmin(given.prefill),
    steps: given.steps && stepsOfAdmin(given.steps),
  }
}

const themeOf = (theme: AdminTheme): Theme =>
  Object.fromEntries(
    Object.entries(snakeTheme(theme as AnyTheme)).filter(([, value]) => value !== undefined && value !== null),
  )

/** The options of a link as this dialect shows them. */
export function shownOptions(options: LinkOptions) {
  const same = Object.fromEntries(sameShownLinkFields.map((name) => [name, options[name]]))
  return {
    ...camelKeys(same as Pick<LinkOptions, (typeof sameShownLinkFields)[number]>),
    themeConfig: options.theme_config && camelTheme(options.theme_config),
    phoneProvisioningEnabled: options.provision_phone_number,
    steps: options.steps && adminStepsOf(options.steps),
  } satisfies Partial<AdminSetupLink>
}
