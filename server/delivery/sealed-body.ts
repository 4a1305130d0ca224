import type { Deps } from '../deps.ts'
import type { DeliveryRow } from '../store/webhooks/tables.ts'

type Sealing = Pick<Deps, 'sealer'>

const about = (deliveryId: string) => `delivery ${deliveryId}`

/** Seals a body that holds what people wrote, or a secret: the outbox keeps deliveries for weeks. */
export const sealBody = ({ sealer }: Sealing, deliveryId: string, body: string) => sealer.seal(body, about(deliveryId))

/** The body as it is sent. JSON of ours begins with a brace, and a sealed value with `eyJ`. */
export const openBody = async ({ sealer }: Sealing, { id, body }: Pick<DeliveryRow, 'id' | 'body'>): Promise<string> =>
  body.startsWith('{') ? body : sealer.open(body, about(id))
