import { useState } from 'react'
import type { Webhook } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { useMayAct } from '../../api/use-api.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Confirm } from '../../ui/dialogs/confirm.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** What can be done with one webhook. */
export function WebhookActs({ webhook }: { webhook: Webhook }) {
  const { id, active, url } = webhook
  const [asked, setAsked] = useState<'change' | 'delete'>()
  const close = () => setAsked(undefined)
  const turn = useAct(
    (client, on: boolean) => client.webhooks.update(id, { active: on }),
    active ? 'The webhook is off.' : 'The webhook is on.',
  )
  const test = useAct((client, _: undefined) => client.webhooks.test(id), 'An example is on its way.')
  const remove = useAct((client, _: undefined) => client.webhooks.delete(id), 'The webhook was deleted.')
  const mayAct = useMayAct()
  return (
    <span className="row">
      {active ? (
        <ActButton of={test} onClick={() => test.mutate(undefined)}>
          Send an example
        </ActButton>
      ) : null}
      <ActButton of={turn} onClick={() => turn.mutate(!active)}>
        {active ? 'Switch off' : 'Switch on'}
      </ActButton>
      {mayAct ? (
        <button type="button" className="button" onClick={() => setAsked('change')}>
          Change
        </button>
      ) : null}
      <ActButton of={remove} look="danger" onClick={() => setAsked('delete')}>
        Delete
      </ActButton>
      {asked === 'change' ? <WebhookForm of={webhook} onClose={close} /> : null}
      {asked === 'delete' ? (
        <Confirm
          title="Delete this webhook?"
          yes="Delete"
          onNo={close}
          onYes={() => {
            close()
            remove.mutate(undefined)
          }}
        >
          Nothing is sent to {url} any more, and the log of what was sent there goes with it.
        </Confirm>
      ) : null}
    </span>
  )
}
