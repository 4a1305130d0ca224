import type { AccountScope } from '../../../contract/index.ts'
import type { Method } from '../operation.ts'

/** What the id of a path stands for: it decides whose token is used, and how it is checked that the caller may reach it. */
type Node = 'number' | 'account' | 'media' | 'flow' | 'template' | 'any'

/** One operation of Graph's that the proxy passes on. */
export interface PassedOn {
  method: Method
  /** Below the version, as Express writes it. */
  path: string
  node: Node
  /** What a key of an account needs. */
  scope: AccountScope
  /** Its name in metrics, and what it does. */
  id: string
  summary: string
  /** Parameters of its query beside those that all operations of its kind have. */
  query?: readonly string[]
  /** A form with files, which is passed on as it comes. */
  upload?: true
  /** Sends a message, so the number's throughput limits it, and an `Idempotency-Key` makes it one deed. */
  sends?: true
  /** Kapso answers it out of a store of messages, which we do not have. */
  stored?: true
}

const under =
  (node: PassedOn['node'], id: string) =>
  (
    method: Method,
    edge: string,
    scope: AccountScope,
    operation: string,
    summary: string,
    more: Partial<PassedOn> = {},
  ): PassedOn => ({ method, path: `/:${id}${edge}`, node, scope, id: operation, summary, ...more })

const number = under('number', 'phone_number_id')
const account = under('account', 'business_account_id')

const flow = (method: Method, edge: string, id: string, summary: string, more: Partial<PassedOn> = {}): PassedOn => ({
  method,
  path: `/:flow_id${edge}`,
  node: 'flow',
  scope: 'flows',
  id,
  summary,
  ...more,
})

const stored = { stored: true } as const

/** Everything that the proxy passes on, and what it answers with 501. What is not in this list is refused. */
export const passedOn: readonly PassedOn[] = [
  number('post', '/messages', 'messages', 'sendMessage', 'Send a message, or mark one as read', { sends: true }),
  number('get', '/messages', 'messages', 'listMessages', 'Not here: Patchbay stores no messages', stored),
  number('get', '/messages/:message_id', 'messages', 'getMessage', 'Not here: Patchbay stores no messages', stored),
  number('get', '/conversations', 'messages', 'listConversations', 'Not here: Patchbay stores none', stored),
  {
    method: 'get',
    path: '/conversations/:conversation_id',
    node: 'any',
    scope: 'messages',
    id: 'getConversation',
    summary: 'Not here: Patchbay stores none',
    ...stored,
  },
  {
    method: 'patch',
    path: '/conversations/:conversation_id',
    node: 'any',
    scope: 'messages',
    id: 'updateConversation',
    summary: 'Not here: Patchbay stores none',
    ...stored,
  },
  number('get', '/contacts', 'messages', 'listContacts', 'Not here: Patchbay stores none', stored),
  number('get', '/contacts/:wa_id', 'messages', 'getContact', 'Not here: Patchbay stores none', stored),
  number('patch', '/contacts/:wa_id', 'messages', 'updateContact', 'Not here: Patchbay stores none', stored),
  number('get', '/block_users', 'messages', 'listBlockedUsers', 'Who is blocked'),
  number('post', '/block_users', 'messages', 'blockUsers', 'Block people'),
  number('delete', '/block_users', 'messages', 'unblockUsers', 'Let people write again'),
  number('get', '/message_qrdls', 'messages', 'listMessageLinks', 'The short links and QR codes of a number'),
  number('post', '/message_qrdls', 'messages', 'createMessageLink', 'Make a short link with a QR code'),
  number('get', '/message_qrdls/:code', 'messages', 'getMessageLink', 'Read a short link'),
  number('delete', '/message_qrdls/:code', 'messages', 'deleteMessageLink', 'Take a short link away'),
  number('post', '/media', 'media', 'uploadMedia', 'Upload a file', { upload: true }),
  number('post', '/request_code', 'numbers', 'requestCode', 'Ask for a verification code'),
  number('post', '/verify_code', 'numbers', 'verifyCode', 'Confirm the number with its code'),
  number('post', '/register', 'numbers', 'registerNumber', 'Register the number for the Cloud API'),
  number('post', '/deregister', 'numbers', 'deregisterNumber', 'Take the number off the Cloud API'),
  number('get', '/settings', 'settings', 'getNumberSettings', 'Read the settings of a number', {
    query: ['include_sip_credentials'],
  }),
  number('post', '/settings', 'settings', 'updateNumberSettings', 'Change the settings of a number'),
  number('get', '/whatsapp_commerce_settings', 'settings', 'getCommerceSettings', 'Read the commerce settings'),
  number('post', '/whatsapp_commerce_settings', 'settings', 'updateCommerceSettings', 'Change the commerce settings'),
  number('get', '/business_compliance_info', 'settings', 'getComplianceInfo', 'Read the compliance details'),
  number('post', '/business_compliance_info', 'settings', 'updateComplianceInfo', 'Change the compliance details'),
  number('post', '/conversational_automation', 'settings', 'updateAutomation', 'Change commands and ice breakers'),
  number('get', '/whatsapp_business_profile', 'profile', 'getProfile', 'Read the business profile'),
  number('post', '/whatsapp_business_profile', 'profile', 'updateProfile', 'Change the business profile'),
  number('get', '/username', 'profile', 'getUsername', 'Read the business username'),
  number('post', '/username', 'profile', 'setUsername', 'Reserve or change the business username'),
  number('delete', '/username', 'profile', 'deleteUsername', 'Give the business username up'),
  number('get', '/username_suggestions', 'profile', 'suggestUsernames', 'Usernames that Meta suggests'),
  number('post', '/calls', 'calls', 'makeCall', 'Begin, accept, refuse or end a call'),
  number('get', '/calls', 'calls', 'listCalls', 'Not here: Patchbay keeps no log of calls', stored),
  number('get', '/call_permissions', 'calls', 'getCallPermissions', 'Whether a person may be called', {
    query: ['user_wa_id'],
  }),
  number('get', '/whatsapp_business_encryption', 'flows', 'getFlowKey', 'Read the public key of flows'),
  number('post', '/whatsapp_business_encryption', 'flows', 'setFlowKey', 'Set the public key of flows'),
  account('get', '/message_templates', 'templates', 'listTemplates', 'List templates', {
    query: ['status', 'name', 'name_or_content', 'content', 'category', 'language', 'quality_score'],
  }),
  account('post', '/message_templates', 'templates', 'createTemplate', 'Submit a template for review'),
  account('delete', '/message_templates', 'templates', 'deleteTemplate', 'Delete a template by its name', {
    query: ['name', 'hsm_id'],
  }),
  account('put', '/message_templates', 'templates', 'updateTemplate', 'Change a template: `hsm_id` says which', {
    node: 'template',
    query: ['hsm_id'],
  }),
  account('get', '/message_templates/:template_id', 'templates', 'getTemplate', 'Read a template', {
    node: 'template',
  }),
  account('get', '/flows', 'flows', 'listFlows', 'List flows'),
  account('post', '/flows', 'flows', 'createFlow', 'Make a flow'),
  flow('post', '/assets', 'uploadFlowAsset', 'Upload the JSON of a flow', { upload: true }),
  flow('get', '/assets', 'listFlowAssets', 'List the assets of a flow'),
  flow('post', '/publish', 'publishFlow', 'Publish a flow'),
  flow('post', '/deprecate', 'deprecateFlow', 'Deprecate a flow'),
  {
    method: 'get',
    path: '/:node_id',
    node: 'any',
    scope: 'numbers',
    id: 'getNode',
    summary: 'Read a number, an account, a media file or a flow',
  },
  {
    method: 'delete',
    path: '/:node_id',
    node: 'any',
    scope: 'media',
    id: 'deleteNode',
    summary: 'Delete a media file or a flow',
  },
]
