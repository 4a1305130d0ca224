import type { Scenario } from '../world/scenario.ts'

/** Messages, and the people who get them. */
export const messagesScenarios = {
  'usernames-only': {
    description:
      'Messages: people have usernames and hide their numbers; webhooks hold their business-scoped ids alone.',
    messages: { people: 'hide their number' },
  },
  'window-refused-at-once': {
    description: 'Messages: outside the 24-hour window, a send itself is refused (131047), and no webhook comes.',
    messages: { window: 'refused at once' },
  },
  'phones-unreachable': {
    description: 'Messages: none reaches a phone; a webhook says failed (131026).',
    messages: { phones: 'unreachable' },
  },
  'phones-switched-off': {
    description: 'Messages: all are sent, and none is delivered.',
    messages: { phones: 'switched off' },
  },
  'statuses-twice': {
    description: 'Messages: each status webhook comes twice.',
    messages: { statuses: 'twice' },
  },
  'statuses-backwards': {
    description: 'Messages: delivered comes before sent.',
    messages: { statuses: 'backwards' },
  },
  'statuses-with-conversations': {
    description: 'Messages: statuses hold a conversation, as in webhook versions before v24.0.',
    messages: { conversations: true },
  },
  'templates-rejected': {
    description: 'Templates: Meta rejects each one that is submitted.',
    messages: { templates: 'rejected' },
  },
  'templates-never-reviewed': {
    description: 'Templates: each one that is submitted stays under review.',
    messages: { templates: 'never reviewed' },
  },
  'media-gone': {
    description: 'Media: files of incoming messages cannot be downloaded any more.',
    messages: { media: 'gone' },
  },
  'messages-throttled': {
    description: 'Messages: the first two sends are refused, the number sends too fast (130429).',
    faults: [
      {
        method: 'POST',
        path: '^/v[0-9.]+/[0-9]+/messages$',
        times: 2,
        answer: {
          status: 429,
          body: {
            error: {
              message: '(#130429) Rate limit hit',
              type: 'OAuthException',
              code: 130429,
              error_data: {
                messaging_product: 'whatsapp',
                details:
                  'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
              },
              fbtrace_id: 'AsandboxFaultInjected00',
            },
          },
        },
      },
    ],
  },
} as const satisfies Record<string, Scenario>
