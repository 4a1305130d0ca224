import { NumberInput, ReservedNumber } from '../../../contract/index.ts'
import { Fault } from '../../fault.ts'
import { inAppOfLink } from '../../use-cases/links/app-of-link.ts'
import { viewReservation } from '../../use-cases/provisioning/number-view.ts'
import { heldNumber, letGo, reserveNumber } from '../../use-cases/provisioning/reserve-number.ts'
import { empty, json } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, get, post, remove } from './operation.ts'

/** The number that a link holds for its customer. */
export const number: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    post('/number', {
      id: 'reserveNumber',
      summary: 'Hold a number for the customer',
      description:
        'At once from the pool of the country; else one is bought, and the answer is `working`. The same again gives the same number.',
      body: NumberInput,
      example: { country_iso: 'US' },
      answer: json(ReservedNumber, 'The number, or how it stands with it.'),
      refusals: [403, 409, 410],
      handle: async ({ deps, caller, body }) =>
        viewReservation(
          await inAppOfLink(deps, caller.link),
          caller.link,
          await reserveNumber(deps, caller.link, body.country_iso),
        ),
    }),
    get('/number', {
      id: 'getNumber',
      summary: 'The number that the link holds, with the newest code that WhatsApp sent to it',
      answer: json(ReservedNumber, 'The number; ask again until it is no longer `working`.'),
      refusals: [403, 404],
      async handle({ deps, caller }) {
        const reservation = await heldNumber(deps, caller.link)
        if (!reservation) throw new Fault('not_found', 'this setup link holds no number')
        return viewReservation(await inAppOfLink(deps, caller.link), caller.link, reservation)
      },
    }),
    remove('/number', {
      id: 'letNumberGo',
      summary: 'Let the number go: the customer brings one, or wants another country',
      answer: empty('None is held.'),
      refusals: [403, 409],
      handle: ({ deps, caller }) => letGo(deps, caller.link),
    }),
  ],
}
