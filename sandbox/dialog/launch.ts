import { isServed } from '../graph/versions.ts'
import type { World } from '../world/world.ts'
import { blockedPage, sorryPage, unknownHostPage } from './page.ts'

/** What a dialog was opened for: configuration and extras decide together. */
export type Launch = {
  coexistence: boolean
  /** Only the app is installed, on an account that another partner manages. */
  appOnly: boolean
  setup: unknown
}

type Extras = { version?: unknown; featureType?: unknown; features?: unknown; setup?: unknown }

/**
 * How Meta treats a launch since v2 and v3 ended on 15 October 2026. A configuration made with products is v4; one without is v2,
 * whatever the extras say. A retired version does not fail: it silently becomes the ordinary flow, so a customer who asked for
 * coexistence ends with a plain FINISH.
 */
export function readLaunch(world: World, query: Record<string, string>): Launch | null {
  const configuration = configurationOf(world, query.config_id)
  if (!configuration) return null
  const extras = readExtras(query.extras)
  const retired = !configuration.products || /^v[23](-|$)/.test(String(extras.version))
  const asked = extras.featureType === 'whatsapp_business_app_onboarding'
  const coexistence = !retired && (asked || configuration.coexistence)
  const features = Array.isArray(extras.features) ? extras.features : []
  return {
    coexistence,
    appOnly: !coexistence && features.some((one) => one?.name === 'app_only_install'),
    setup: extras.setup,
  }
}

/** The launch of a signup without a browser, as a current page would make it. */
export function ordinaryLaunch(world: World, connectionType: 'dedicated' | 'coexistence' | undefined): Launch | null {
  const feature = connectionType === 'coexistence' ? { featureType: 'whatsapp_business_app_onboarding' } : {}
  return readLaunch(world, { config_id: world.app.configId, extras: JSON.stringify({ version: 'v4', ...feature }) })
}

/** Facebook Login for Business knows configurations by id; Graph cannot read them. */
function configurationOf({ app, scenario }: World, id: string | undefined) {
  const { configuration } = scenario.scenario.launch ?? {}
  const known = id === app.configId || (id !== undefined && id === app.coexistenceConfigId)
  if (!known || configuration === 'unknown') return null
  return {
    products: configuration !== 'without products',
    coexistence: id !== app.configId || configuration === 'for coexistence',
  }
}

function readExtras(given: string | undefined): Extras {
  try {
    const extras: unknown = JSON.parse(given ?? '{}')
    return typeof extras === 'object' && extras !== null ? extras : {}
  } catch {
    return {}
  }
}

/** The page that Meta shows instead of the dialog when it was opened incorrectly, or null. */
export function refusalPage(world: World, version: string, query: Record<string, string>): string | null {
  if (!isServed(version) || !opensProperly(world, query)) return sorryPage()
  const url = URL.parse(String(query.redirect_uri))
  if (url?.pathname === '/x/connect/xd_arbiter/') return isListed(world, url) ? null : unknownHostPage()
  return comesBackProperly(world, query) ? null : blockedPage()
}

/** A wrong app or configuration, or any flow but the code flow, gets Meta's general error page. */
function opensProperly(world: World, query: Record<string, string>): boolean {
  return (
    (query.client_id ?? query.app_id) === world.app.id &&
    readLaunch(world, query) !== null &&
    query.response_type === 'code' &&
    query.override_default_response_type === 'true'
  )
}

/** The SDK names the page that it runs on in its redirect_uri. This machine's own pages need no entry. */
function isListed({ settings: { sdkHosts } }: World, { hash }: URL): boolean {
  const page = URL.parse(new URLSearchParams(hash.slice(1)).get('origin') ?? '')
  return page !== null && (/^(localhost|127\.0\.0\.1|\[::1\])$/.test(page.hostname) || sdkHosts.includes(page.hostname))
}

/** Strict mode: without the SDK, the dialog only redirects to an address that the app's settings list exactly. */
const comesBackProperly = ({ settings: { redirectUris } }: World, { redirect_uri: uri }: Record<string, string>) =>
  redirectUris === null || redirectUris.includes(String(uri))
