import { Suspense, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { ConsoleSession } from '../../contract/index.ts'
import { useApi } from '../api/use-api.ts'
import { Screens } from '../screens/screens.tsx'
import { Icon } from '../ui/icon.tsx'
import { late } from '../ui/late.tsx'
import { AwayBar } from './away-bar.tsx'
import { LateMenu, LostMenu } from './late-menu.tsx'
import { isAt, places } from './places.ts'
import { SearchBox } from './search-box.tsx'
import { Toast } from './toast.tsx'

const SignInAgain = late(() => import('./sign-in-again.tsx'), 'SignInAgain')
const AccountMenu = late(() => import('./account-menu.tsx'), 'AccountMenu', LostMenu)
const PlacesMenu = late(() => import('./places-menu.tsx'), 'PlacesMenu', LostMenu)

/** What stands around every screen. */
export function Shell({ session, again }: { session: ConsoleSession; again: boolean }) {
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  useForeignProject(session)
  useFocusOnArrival(main, path)
  return (
    <div className="shell">
      <a className="skip" href="#main">
        To the content
      </a>
      <AwayBar insecure={session.insecure === true} />
      <header className="top">
        <Link href="/" className="brand" aria-label={session.project.name}>
          <span className="brand-mark" aria-hidden="true" />
          <bdi>{session.project.name}</bdi>
        </Link>
        <SearchBox />
        <LateMenu label="Account and theme" icon="light" menu={AccountMenu} given={{ session }} />
        <span className="on-phones">
          <LateMenu label="Screens" icon="menu" menu={PlacesMenu} given={{}} />
        </span>
      </header>
      <nav className="side" aria-label="Screens">
        {places.map(({ path: to, words, icon }) => (
          <Link key={to} href={to} className="side-link" aria-current={isAt(to, path) ? 'page' : undefined}>
            <Icon name={icon} />
            {words}
          </Link>
        ))}
      </nav>
      <main id="main" ref={main} tabIndex={-1} className="main">
        <Suspense fallback={null}>
          <Screens />
        </Suspense>
      </main>
      <Toast />
      {again ? (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Another project has other rows: what was read for the one before is forgotten. */
function useForeignProject({ project }: ConsoleSession) {
  const { queries } = useApi()
  const shown = useRef(project.id)
  useEffect(() => {
    if (shown.current === project.id) return
    shown.current = project.id
    queries.clear()
    queries.resetQueries()
  }, [queries, project.id])
}

/** After a click on a link the keyboard goes on at the new screen, as it would on a new page. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>, path: string) {
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another screen
  useEffect(() => {
    if (first.current) first.current = false
    else {
      main.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
  }, [main, path])
}
