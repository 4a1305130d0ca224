import { telephonyTags } from '../http/inbound/telephony.ts'

/** Who calls an operation, as the page of the API groups them. */
export const audiences = {
  backend: 'Your backend',
  messages: 'Messages',
  compatible: 'Coming from GoSendAPI',
  own: 'Patchbay’s own pages',
  others: 'Called by others',
}
export type Audience = keyof typeof audiences

/** A heading of the API document. `x-displayName` says it in other words to people, where the name is an insider's. */
export interface Tag {
  name: string
  description: string
  'x-audience': Audience
  'x-displayName'?: string
}

const of = (audience: Audience, name: string, description: string, shown?: string): Tag => ({
  name,
  description,
  'x-audience': audience,
  ...(shown && { 'x-displayName': shown }),
})

/** The headings of the API document, in its order. */
export const tags: Tag[] = [
  of('backend', 'Customers', 'The people or companies whose numbers you connect.'),
  of('backend', 'Setup links', 'One link lets one customer connect one number.'),
  of('backend', 'Phone numbers', 'The numbers that were connected.'),
  of(
    'backend',
    'Number pools',
    'Numbers you keep ready for customers who have none, and where more are bought.',
    'Numbers for customers who have none',
  ),
  of('backend', 'Webhooks', 'Events, sent to your server.'),
  of(
    'messages',
    'Messaging',
    'What opens Meta’s Cloud API for your numbers, and what Meta sends to their webhooks.',
    'Keys and tokens for messages',
  ),
  of(
    'messages',
    'Graph proxy',
    'Meta’s Cloud API for your numbers: these operations are passed on to Meta as its own reference describes them, with the token of the number added. Nothing else is.',
    'Meta’s Cloud API, with the token added',
  ),
  of('backend', 'Statistics', 'How many links come how far, and what stops the others.'),
  of('backend', 'Domains', 'Hosts of your own, under which your customers see the signup.'),
  of('backend', 'Project', 'The project of your key: its name, its keys, and who changed what.'),
  of(
    'compatible',
    'Admin dialect',
    'The same things in the form that GoSendAPI has, for teams that come from there: integer ids, tenants, links with camelCase fields.',
    'The same, as GoSendAPI writes it',
  ),
  of(
    'own',
    'Console',
    'How operators sign in to the console: what they see and do there are the operations above, opened by their session.',
    'Console: signing in',
  ),
  of('own', 'Connect', 'What the widget and the hosted page ask, with the token of a setup link.', 'Widget'),
  of('others', 'Meta', 'What Meta calls.'),
  ...telephonyTags.map(({ name, description }) => of('others', name, description)),
  of(
    'others',
    'Operations',
    'For people, browsers and whoever keeps the server running.',
    'Running the server, and pages',
  ),
]
