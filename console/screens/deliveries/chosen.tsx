import { useState } from 'react'
import type { WebhookDelivery } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { ActButton } from '../../ui/act-button.tsx'
import type { Column } from '../../ui/table.tsx'

/** Deliveries that somebody ticked. Those that another page or filter shows in their place are let go. */
export function useChosen(shown: readonly WebhookDelivery[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = shown.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  const tick = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setIds(next)
  }
  const column: Column<WebhookDelivery> = {
    name: 'Choose',
    unnamed: true,
    cell: ({ id, event }) => (
      <input
        type="checkbox"
        aria-label={`Choose ${event}`}
        checked={ids.has(id)}
        onChange={(change) => tick(id, change.currentTarget.checked)}
      />
    ),
  }
  return { chosen, column, clear: () => setIds(new Set()) }
}

/** Sends what was ticked again, one after the other; what could not be sent stays ticked. */
export function SendChosen({ chosen, onSent }: { chosen: string[]; onSent: () => void }) {
  const send = useAct(async (client, ids: string[]) => {
    for (const id of ids) await client.webhookDeliveries.redeliver(id)
    onSent()
  }, 'What was chosen is sent again.')
  if (!chosen.length) return null
  return (
    <ActButton of={send} look="primary" onClick={() => send.mutate(chosen)}>
      {`Send ${chosen.length} again`}
    </ActButton>
  )
}
