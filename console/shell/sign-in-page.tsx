import { useEffect, useState } from 'react'
import { useAccess, useApi } from '../api/use-api.ts'
import { HostLogin } from './host-login.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The ticket of a link that `patchbay console` printed. It stands in the fragment, which reaches no server and no log. */
function takeTicket(): string | undefined {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket') ?? undefined
  if (ticket) history.replaceState(history.state, '', location.pathname + location.search)
  return ticket
}

/**
 * The way in. It stands at whatever address somebody asked for, so that they are there when they are signed in; no address in
 * the query says where to go, and so none can lead away.
 */
export function SignInPage() {
  const { sessions } = useApi()
  const access = useAccess()
  const byHost = access.state === 'out' && access.byHost
  const [ticket] = useState(takeTicket)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    document.title = 'Sign in · Patchbay'
    if (ticket) sessions.signIn({ ticket }).then(setProblem)
  }, [sessions, ticket])
  return (
    <main className="door">
      <div className="card">
        <h1>Patchbay console</h1>
        {byHost ? (
          <HostLogin />
        ) : ticket && !problem ? (
          <p role="status">Signing in …</p>
        ) : (
          <>
            <p className="quiet">
              Sign in with a key of your project. On the machine of the server, <code>npx patchbay console</code> prints
              a link that does it without one.
            </p>
            <SignInForm problem={problem} />
          </>
        )}
        {isPlain() ? (
          <p className="note" data-tone="warn">
            This page comes over plain http, which only this machine should use.
          </p>
        ) : null}
      </div>
    </main>
  )
}

const isPlain = () => location.protocol === 'http:'
