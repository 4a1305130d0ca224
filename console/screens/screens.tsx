import { type ComponentType, lazy } from 'react'
import { Link, Route, Switch } from 'wouter'
import { Screen } from '../ui/screen.tsx'

const later = <Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) => lazy(() => load().then((file) => ({ default: file[name] })))

const Today = later(() => import('./today/today.tsx'), 'Today')
const Links = later(() => import('./links/links.tsx'), 'Links')
const OneLink = later(() => import('./links/one-link.tsx'), 'OneLink')
const Deliveries = later(() => import('./deliveries/deliveries.tsx'), 'Deliveries')
const OneDelivery = later(() => import('./deliveries/one-delivery.tsx'), 'OneDelivery')
const Webhooks = later(() => import('./webhooks/webhooks.tsx'), 'Webhooks')
const Numbers = later(() => import('./numbers/numbers.tsx'), 'Numbers')
const OneNumber = later(() => import('./numbers/one-number.tsx'), 'OneNumber')
const Customers = later(() => import('./customers/customers.tsx'), 'Customers')
const OneCustomer = later(() => import('./customers/one-customer.tsx'), 'OneCustomer')
const Search = later(() => import('./search/search.tsx'), 'Search')
const Domains = later(() => import('./domains/domains.tsx'), 'Domains')
const OneDomain = later(() => import('./domains/one-domain.tsx'), 'OneDomain')
const Pools = later(() => import('./project/pools.tsx'), 'Pools')
const Keys = later(() => import('./project/keys.tsx'), 'Keys')
const Project = later(() => import('./project/project.tsx'), 'Project')
const Requests = later(() => import('./project/requests.tsx'), 'Requests')
const Audit = later(() => import('./project/audit.tsx'), 'Audit')

/** Begins to load the screens that are opened most, while the server is asked who is signed in. */
export function fetchScreen(path: string) {
  if (path === '/' || path === '') import('./today/today.tsx')
  else if (/^\/links\/./.test(path)) import('./links/one-link.tsx')
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
