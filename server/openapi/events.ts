import { type ProjectEvent, projectEventBodies, projectEvents } from '../../contract/index.ts'
import type { JsonSchema, SchemaOf } from './schemas.ts'

/** When each event goes out, in a line. */
const summaries: Record<ProjectEvent, string> = {
  'whatsapp.phone_number.created': 'A number was connected',
  'whatsapp.phone_number.deleted': 'A number was removed',
  'whatsapp.phone_number.offboarded': 'A number was set up anew on its phone, and Meta may take it up again by itself',
  'whatsapp.phone_number.disconnected': 'A number lost its connection',
  'whatsapp.phone_number.reconnected': 'A number is connected again',
  'whatsapp.phone_number.reconnect_needed': 'Meta did not reconnect an offboarded number by itself',
  'whatsapp.phone_number.token_expiring': 'The token of a number ends soon',
  'whatsapp.phone_number.quality_changed': 'Meta rates the quality of a number differently',
  'whatsapp.phone_number.actions_changed': 'What is left to do for a number changed',
  'whatsapp.account_key.issued': 'A signup brought a key of the connected account, which is told once',
  'whatsapp.account.disabled': 'Meta disabled an account',
  'whatsapp.account.restricted': 'Meta restricted an account',
  'whatsapp.account.reinstated': 'Meta reinstated an account',
  'whatsapp.account.violation': 'Meta reported a violation of its policy',
  'setup_link.opened': 'A customer opened a link for the first time',
  'setup_link.completed': 'A signup was completed',
  'setup_link.failed': 'A signup failed; the customer can try again',
  'setup_link.answered': 'A customer passed the steps before the signup',
  'setup_link.surveyed': 'A customer passed the steps after the signup',
  'setup_link.expired': 'A link expired unused',
  'setup_link.requested_again': 'A customer asks for a new link in place of one that is over',
  'setup_link.undone': 'What a signup did at Meta was taken back, because it came to nothing',
  'domain.active': 'The records of a domain were found, and new links use it',
  'domain.failing': 'The records of a domain were not found in time, or are gone',
  'number_pool.low': 'A pool has fewer numbers ready than its project wants',
  'number_provisioning.failed': 'No number could be had for a link',
}

/** One event as OpenAPI has it: a request that this server sends. */
export interface OpenApiWebhook {
  post: {
    operationId: string
    tags: string[]
    summary: string
    requestBody: { required: boolean; content: Record<string, { schema: JsonSchema }> }
    responses: Record<string, { description: string }>
    security: []
  }
}

/** The `webhooks` of the document: every event about a project, by its name. */
export const openApiWebhooks = (schemaOf: SchemaOf): Record<string, OpenApiWebhook> =>
  Object.fromEntries(
    projectEvents.map((name) => [
      name,
      {
        post: {
          operationId: `on_${name.replaceAll('.', '_')}`,
          tags: ['Webhooks'],
          summary: summaries[name],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(projectEventBodies[name], 'output') } },
          },
          responses: { '200': { description: 'Any 2xx: it arrived. Anything else is tried again.' } },
          security: [],
        },
      },
    ]),
  )
