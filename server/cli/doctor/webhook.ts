import { defaultGraphVersion } from '../../meta/client.ts'
import { createGraph } from '../../meta/graph.ts'
import type { Settings } from '../../process/settings.ts'
import { doubtful, type Finding, good } from '../finding.ts'

/** The fields that report lost connections and reviews; the others bring the chats of coexistence, which are sent once. */
const needed = ['account_update', 'phone_number_name_update', 'phone_number_quality_update']
const forCoexistence = ['history', 'smb_app_state_sync', 'smb_message_echoes']

/** Checks which fields the app's webhook lacks. Another check has already reported whether the webhook exists. */
export async function webhookFields({ meta }: Settings): Promise<Finding> {
  const { appId, appSecret, graphUrl = 'https://graph.facebook.com', graphVersion } = meta
  const graph = createGraph({
    appId,
    appSecret,
    graphUrl,
    graphVersion: graphVersion ?? defaultGraphVersion,
    timeout: 10_000,
  })
  const fields = await graph.webhookFields().catch(() => undefined)
  if (!fields) return doubtful('Meta was asked, and did not say', 'see Meta app above')
  const lacks = (wanted: string[]) => wanted.filter((field) => !fields.includes(field))
  const [missing, later] = [lacks(needed), lacks(forCoexistence)]
  if (missing.length)
    return doubtful(
      `the app is not subscribed to ${missing.join(', ')}`,
      "in Meta's app dashboard, under WhatsApp > Configuration, subscribe to them: lost connections go unnoticed without",
    )
  if (later.length)
    return doubtful(
      `the app is not subscribed to ${later.join(', ')}`,
      'subscribe to them before the first coexistence customer: their chats are sent once',
    )
  return good('the app is subscribed to what it needs')
}

/** What the doctor cannot check, so that silence about it is not taken for success. */
export const byEye =
  'By eye alone (docs/going-live.md): app live, business and access verified, advanced access, the configuration and its products, allowed domains and redirect URIs.'
