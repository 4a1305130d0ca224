import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { ApiProvider, useAccess } from '../../../console/api/use-api.ts'
import { Screens } from '../../../console/screens/screens.tsx'
import css from '../../../console/styles/console.css?inline'
import { clock } from '../../../console/ui/clock.ts'
import { type Mood, playedApi } from './api.ts'
import { now } from './fixtures.ts'

interface Shown {
  at: string
  mood: Mood
  role?: 'read' | 'act'
  /** Instead of the screen of the address. */
  children?: ReactNode
}

/** A screen by its address, by day and by night, in one mood of the server. */
export const Panels = (shown: Shown) => (
  <>
    <style>{css}</style>
    <Panel scheme="light" {...shown} />
    <Panel scheme="dark" {...shown} />
  </>
)

function Panel({ scheme, at, mood, role, children }: Shown & { scheme: string }) {
  const api = useMemo(() => playedApi(mood, role), [mood, role])
  const [{ hook, searchHook }] = useState(() => memoryLocation({ path: at }))
  useEffect(() => {
    api.sessions.read()
    return () => api.queries.clear()
  }, [api])
  return (
    <div className="console panel" data-scheme={scheme} style={{ padding: '1.25rem' }}>
      <ApiProvider value={api}>
        <QueryClientProvider client={api.queries}>
          <Router hook={hook} searchHook={searchHook}>
            <SignedIn>
              <Suspense fallback={null}>{children ?? <Screens />}</Suspense>
            </SignedIn>
          </Router>
        </QueryClientProvider>
      </ApiProvider>
    </div>
  )
}

const SignedIn = ({ children }: { children: ReactNode }) => (useAccess().state === 'in' ? children : null)

/** Stands the clock still, so that "3 hr. ago" is the same whenever somebody looks. */
export function standStill() {
  clock.now = () => now
}
