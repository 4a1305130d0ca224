import { AnswersInput, AnswersSaved } from '../../../contract/index.ts'
import { findLink } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { inAppOfLink } from '../../use-cases/links/app-of-link.ts'
import { launchesOf } from '../../use-cases/links/launch.ts'
import { viewReservation } from '../../use-cases/provisioning/number-view.ts'
import { heldNumber } from '../../use-cases/provisioning/reserve-number.ts'
import { answerWarnings } from '../../use-cases/steps/answer-warnings.ts'
import { answeredPrefill } from '../../use-cases/steps/answered-prefill.ts'
import { begunSteps } from '../../use-cases/steps/kept-answers.ts'
import { saveAnswers } from '../../use-cases/steps/save-answers.ts'
import { json } from '../operation.ts'
import type { Resource } from '../surface.ts'
import { type ConnectDeps, put } from './operation.ts'

/** What the customer answers to the steps of a link. */
export const answers: Resource<ConnectDeps> = {
  tag: 'Connect',
  operations: [
    put('/answers/:step', {
      id: 'saveAnswers',
      summary: 'Keep what the customer answered to one step, as far as it goes',
      description:
        '`draft` keeps what is there; `answered` takes the step as done, when nothing is missing; `skipped` passes one that is optional. Meta’s window then opens with the answers that `maps_to` sends there, and `warnings` says what its form may not take of them.',
      body: AnswersInput,
      example: { answers: { business_name: 'Wind & Wool' }, status: 'answered' },
      answer: json(AnswersSaved, 'Kept, and how Meta’s window is opened now.'),
      refusals: [403, 404, 409, 410],
      async handle({ deps, caller, params, body }) {
        await saveAnswers(deps, caller.link, params.step, body)
        const own = await inAppOfLink(deps, caller.link)
        const link = (await findLink(deps.db, caller.link.id)) as SetupLinkRow
        const held = link.provision_phone_number ? await heldNumber(deps, link) : undefined
        const prefill = await answeredPrefill(deps, link)
        return {
          status: body.status,
          launch: launchesOf(own, link, prefill).launch,
          number: held ? await viewReservation(own, link, held) : null,
          warnings: answerWarnings(begunSteps(link), prefill),
        }
      },
    }),
  ],
}
