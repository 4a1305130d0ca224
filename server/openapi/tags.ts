import { telephonyTags } from '../http/inbound/telephony.ts'

/** The headings of the API document, in its order. */
export const tags = [
  { name: 'Customers', description: 'The people or companies whose numbers you connect.' },
  { name: 'Setup links', description: 'One link lets one customer connect one number.' },
  { name: 'Phone numbers', description: 'The numbers that were connected.' },
  {
    name: 'Number pools',
    description: 'Numbers you keep ready for customers who have none, and where more are bought.',
  },
  { name: 'Webhooks', description: 'Events, told to your server.' },
  {
    name: 'Messaging',
    description: 'What opens Meta’s Cloud API for your numbers, and what Meta sends to their webhooks.',
  },
  {
    name: 'Graph proxy',
    description:
      'Meta’s Cloud API for your numbers: these operations are passed on as they stand in Meta’s own reference, with the token of the number. Nothing else is.',
  },
  { name: 'Statistics', description: 'How many links come how far, and what stops the others.' },
  { name: 'Domains', description: 'Hosts of your own, under which your customers see the signup.' },
  { name: 'Project', description: 'The project of your key: its name, its keys, and who changed what.' },
  {
    name: 'Admin dialect',
    description: 'The same, for teams that come from GoSendAPI: integer ids, tenants, camelCase links.',
  },
  {
    name: 'Console',
    description: 'How operators come in: what they see and do there are the operations above, opened by a session.',
  },
  { name: 'Connect', description: 'What the widget asks, with the token of a setup link.' },
  { name: 'Meta', description: 'What Meta asks.' },
  ...telephonyTags,
  { name: 'Operations', description: 'For people, browsers and whoever keeps the server running.' },
]
