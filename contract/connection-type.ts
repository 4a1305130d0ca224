import * as z from 'zod/mini'

/**
 * How the number will live. `coexistence`: the WhatsApp Business app on the phone keeps working beside the API
 * (20 messages a second); `dedicated`: the API alone (up to 1,000 a second).
 */
export const ConnectionType = z.enum(['coexistence', 'dedicated'])
export type ConnectionType = z.infer<typeof ConnectionType>
