import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Router } from 'wouter'
import type { ConsoleApi } from './api/console-api.ts'
import { ApiProvider, useAccess, useApi } from './api/use-api.ts'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './shell/sign-in-page.tsx'

/** The whole console. `base` is the path where it is mounted. */
export const App = ({ api, base }: { api: ConsoleApi; base: string }) => (
  <ApiProvider value={api}>
    <QueryClientProvider client={api.queries}>
      <Router base={base}>
        <Door />
      </Router>
    </QueryClientProvider>
  </ApiProvider>
)

/** Nobody sees a screen before the server has said who is signed in. */
function Door() {
  const { sessions } = useApi()
  const access = useAccess()
  const [silent, setSilent] = useState(false)
  const unknown = access.state === 'unknown'
  useEffect(() => {
    if (!unknown) return
    let over = false
    const ask = (): Promise<void> =>
      sessions.read().catch(async () => {
        if (over) return
        setSilent(true)
        await new Promise((resolve) => setTimeout(resolve, 2_000))
        if (!over) await ask()
      })
    ask()
    return () => {
      over = true
    }
  }, [sessions, unknown])
  if (access.state === 'in') return <Shell session={access.session} again={access.again} />
  if (access.state === 'out') return <SignInPage />
  return silent ? (
    <main className="door">
      <p role="alert">The server does not answer. The console opens when it does.</p>
    </main>
  ) : null
}
