import { Choice, ChoiceInput } from '../../../contract/index.ts'
import { askForLink } from '../../use-cases/links/ask-for-link.ts'
import { keepChoice } from '../../use-cases/links/keep-choice.ts'
import { empty, json } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, post, put } from './operation.ts'

/** What a customer says of the link itself, before Meta's window or when the link is over. */
export const choice: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    put('/choice', {
      id: 'keepChoice',
      summary: 'Keep what the customer chose before Meta’s window',
      description:
        'The session shows it to whoever opens the link next. What is left out stays. `at_facebook` says that Meta’s window is open on this device: a phone that waits for a computer tells its customer what to do now.',
      body: ChoiceInput,
      example: {
        connection_type: 'coexistence',
        device: 'phone',
        visitor: '018f4e2a-0000-7000-8000-000000000003',
      },
      answer: json(Choice, 'The choice as it is kept.'),
      refusals: [403, 409, 410],
      handle: ({ deps, caller, body }) => keepChoice(deps, caller.link, body),
    }),
    post('/new_link_request', {
      id: 'askForLink',
      summary: 'Ask for a new link in place of one that is over',
      description:
        'The project hears it as `setup_link.requested_again`, once a day for each link. Errors of a link that is over say by `can_ask` whether a webhook would hear it.',
      answer: empty('The project was told, today or just now.'),
      refusals: [403, 409],
      handle: ({ deps, caller }) => askForLink(deps, caller.link),
    }),
  ],
}
