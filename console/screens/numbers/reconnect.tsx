import { useState } from 'react'
import type { PhoneNumber } from '../../../contract/index.ts'
import { useAct } from '../../api/use-act.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { Copy } from '../../ui/copy.tsx'

/** One click makes the link with which the customer connects this number again. It ends the customer's earlier link. */
export function Reconnect({ number, customerId }: { number: PhoneNumber; customerId: string }) {
  const [url, setUrl] = useState<string>()
  const make = useAct(async (client, _: undefined) => {
    const link = await client.setupLinks.create(customerId, {
      reconnect_phone_number: number.display_phone_number,
      allowed_connection_types: [number.connection_type],
    })
    setUrl(link.url)
  }, 'The reconnect link was made.')
  if (url)
    return (
      <p className="id made-link" role="status">
        <code>{url}</code>
        <Copy text={url} what="reconnect link" />
      </p>
    )
  return (
    <ActButton
      of={make}
      look={number.connection_status === 'active' ? '' : 'primary'}
      onClick={() => make.mutate(undefined)}
    >
      Reconnect link
    </ActButton>
  )
}
