import { Link, Route, Switch } from 'wouter'
import { LostScreen, late } from '../ui/late.tsx'
import { Screen } from '../ui/screen.tsx'

const screen: typeof late = (load, name) => late(load, name, LostScreen)

const today = () => import('./today/today.tsx')
const oneLink = () => import('./links/one-link.tsx')

const Today = screen(today, 'Today')
const Links = screen(() => import('./links/links.tsx'), 'Links')
const OneLink = screen(oneLink, 'OneLink')
const Deliveries = screen(() => import('./deliveries/deliveries.tsx'), 'Deliveries')
const OneDelivery = screen(() => import('./deliveries/one-delivery.tsx'), 'OneDelivery')
const Webhooks = screen(() => import('./webhooks/webhooks.tsx'), 'Webhooks')
const Numbers = screen(() => import('./numbers/numbers.tsx'), 'Numbers')
const OneNumber = screen(() => import('./numbers/one-number.tsx'), 'OneNumber')
const Customers = screen(() => import('./customers/customers.tsx'), 'Customers')
const OneCustomer = screen(() => import('./customers/one-customer.tsx'), 'OneCustomer')
const Search = screen(() => import('./search/search.tsx'), 'Search')
const Domains = screen(() => import('./domains/domains.tsx'), 'Domains')
const OneDomain = screen(() => import('./domains/one-domain.tsx'), 'OneDomain')
const Pools = screen(() => import('./project/pools.tsx'), 'Pools')
const Keys = screen(() => import('./project/keys.tsx'), 'Keys')
const Project = screen(() => import('./project/project.tsx'), 'Project')
const Requests = screen(() => import('./project/requests.tsx'), 'Requests')
const Audit = screen(() => import('./project/audit.tsx'), 'Audit')

/** Begins to load the screens that are opened most, while the server is asked who is signed in. */
export function fetchScreen(path: string) {
  const load = path === '/' || path === '' ? today : /^\/links\/./.test(path) ? oneLink : undefined
  load?.().catch(() => {}) // It is requested again when it is shown.
}

/** Which screen an address shows. Each comes in a file of its own when it is asked for. */
export const Screens = () => (
  <Switch>
    <Route path="/">
      <Today />
    </Route>
    <Route path="/sign-in">
      <Today />
    </Route>
    <Route path="/links">
      <Links />
    </Route>
    <Route path="/links/:id">{({ id }) => <OneLink key={id} id={id} />}</Route>
    <Route path="/deliveries">
      <Deliveries />
    </Route>
    <Route path="/deliveries/:id">{({ id }) => <OneDelivery key={id} id={id} />}</Route>
    <Route path="/webhooks">
      <Webhooks />
    </Route>
    <Route path="/numbers">
      <Numbers />
    </Route>
    <Route path="/numbers/:id">{({ id }) => <OneNumber key={id} id={id} />}</Route>
    <Route path="/customers">
      <Customers />
    </Route>
    <Route path="/customers/:id">{({ id }) => <OneCustomer key={id} id={id} />}</Route>
    <Route path="/search">
      <Search />
    </Route>
    <Route path="/domains">
      <Domains />
    </Route>
    <Route path="/domains/:id">{({ id }) => <OneDomain key={id} id={id} />}</Route>
    <Route path="/pools">
      <Pools />
    </Route>
    <Route path="/keys">
      <Keys />
    </Route>
    <Route path="/project">
      <Project />
    </Route>
    <Route path="/requests">
      <Requests />
    </Route>
    <Route path="/audit">
      <Audit />
    </Route>
    <Route>
      <Screen title="Nothing here">
        <p>
          This address has no screen. <Link href="/">Go to Today</Link>, or search for what you have.
        </p>
      </Screen>
    </Route>
  </Switch>
)
