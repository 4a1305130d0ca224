import { useState } from 'react'
import type { Webhook, WebhookKind } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { Problem } from '../../ui/answer.tsx'
import { Copy } from '../../ui/copy.tsx'
import { LazyDialog } from '../../ui/dialogs/lazy-dialog.tsx'
import { numberEventNames, projectEventNames } from './event-names.ts'

/** Makes a webhook, or changes the one that is given: where it goes, and what it hears of. */
export function WebhookForm({ of, onClose }: { of?: Webhook; onClose: () => void }) {
  const [kind, setKind] = useState<WebhookKind>(of?.kind ?? 'kapso')
  const [number, setNumber] = useState(of?.phone_number_id ?? '')
  const [secret] = useState(newSecret)
  const save = useAct(
    (client, { url, events }: { url: string; events: string[] }) =>
      of
        ? client.webhooks.update(of.id, { url, events })
        : client.webhooks.create({ url, kind, phone_number_id: number || null, events, secret_key: secret }),
    of ? 'The webhook was changed.' : 'The webhook was made.',
  )
  const names = number ? numberEventNames : projectEventNames
  return (
    <LazyDialog title={of ? 'Change the webhook' : 'New webhook'} onClose={onClose}>
      <form
        className="settings"
        onSubmit={(event) => {
          event.preventDefault()
          const given = new FormData(event.currentTarget)
          const events = given.getAll('events').map(String)
          if (!save.isPending) save.mutate({ url: String(given.get('url')).trim(), events }, { onSuccess: onClose })
        }}
      >
        <label className="filter">
          <span>Address of your backend</span>
          <input name="url" type="url" required defaultValue={of?.url} placeholder="https://" autoComplete="off" />
        </label>
        {of ? null : (
          <>
            <label className="filter">
              <span>It gets</span>
              <select value={kind} onChange={(event) => setKind(event.currentTarget.value as WebhookKind)}>
                <option value="kapso">events</option>
                <option value="meta">what Meta sends, as it is</option>
              </select>
            </label>
            <label className="filter">
              <span>Of one number: its id at Meta. Left empty, of the project</span>
              <input
                type="text"
                inputMode="numeric"
                value={number}
                onChange={(event) => setNumber(event.currentTarget.value.trim())}
              />
            </label>
            <p className="two-lines">
              <span className="quiet">Secret that signs, to be kept by your backend</span>
              <span className="lost">
                <code>{secret}</code> <Copy text={secret} what="secret" />
              </span>
            </p>
          </>
        )}
        {kind === 'meta' ? null : (
          <fieldset>
            <legend className="quiet">Events. With none chosen, all of them</legend>
            <div className="events">
              {names.map((name) => (
                <label key={name} className="check">
                  <input type="checkbox" name="events" value={name} defaultChecked={of?.events.includes(name)} />
                  <code>{name}</code>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <Problem of={save.error} />
        <div className="row">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" aria-disabled={save.isPending}>
            {of ? 'Save' : 'Make it'}
          </button>
        </div>
      </form>
    </LazyDialog>
  )
}

/** 24 bytes in the form that the libraries of Standard Webhooks read. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}
