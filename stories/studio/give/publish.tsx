import { useState } from 'react'
import type { Theme } from '../../../contract/theme/theme.ts'
import { Told } from '../section.tsx'

/** Makes the theme that of a project: all its links wear it. The key stays in the field, and is kept nowhere. */
export function Publish({ theme }: { theme: Theme }) {
  const [outcome, setOutcome] = useState<{ words: string; bad?: boolean }>({ words: '' })
  const [busy, setBusy] = useState(false)

  async function publish(form: FormData) {
    const [server, key] = ['server', 'key'].map((name) => String(form.get(name)).trim()) as [string, string]
    setBusy(true)
    setOutcome({ words: '' })
    setOutcome(await publishTo(server, key, theme))
    setBusy(false)
  }

  return (
    <details className="studio-publish">
      <summary>Publish to a project</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          publish(new FormData(event.currentTarget))
        }}
      >
        <p className="studio-note">
          All links of the project wear the theme, those that are out as well, and pages that are open follow within
          half a minute. The version before can be published again.
        </p>
        <label className="studio-text">
          Server
          <input name="server" type="url" required placeholder="https://patchbay.example.com" spellCheck={false} />
        </label>
        <label className="studio-text">
          API key of the project, which is kept nowhere
          <input name="key" type="password" required autoComplete="off" />
        </label>
        <button type="submit" className="studio-main" disabled={busy}>
          Publish
        </button>
      </form>
      <Told bad={outcome.bad ?? false}>{outcome.words}</Told>
    </details>
  )
}

async function publishTo(server: string, key: string, theme: Theme) {
  const response = await fetch(`${server.replace(/\/+$/, '')}/platform/v1/theme`, {
    method: 'PUT',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ theme }),
    credentials: 'omit',
  }).catch(() => null)
  if (!response) return { words: 'The server does not answer at that address.', bad: true }
  const body = await response.json().catch(() => ({}))
  if (!response.ok) return { words: `Not published: ${body.error ?? response.status}.`, bad: true }
  return { words: `Published as version ${body.data.version}.` }
}
