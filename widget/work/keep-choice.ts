import type { ChoiceInput } from '../../contract/index.ts'
import { type State, several } from '../state.ts'
import { isPhone } from '../ui/device/device.ts'
import { visitor } from './visitor.ts'
import type { Work } from './work.ts'

const nothing = () => {}

/** What each link was told last: a state that says the same again sends nothing. */
const told = new Map<string, string>()

/**
 * Keeps with the link what was chosen, for a reload, another device or a colleague. The customer goes on without waiting: what
 * could not be kept is asked again there.
 */
export function keepChoice(state: Extract<State, { type: unknown }>, work: Work) {
  const { session, type } = state
  const country = 'country' in state ? state.country : session.number?.country_iso
  const at_facebook = state.step === 'popup' && type === 'coexistence'
  const before = session.choice
  const isNew =
    (type && several(session) && type !== before?.connection_type) || (country && country !== before?.country_iso)
  const name = 'name' in state && state.name
  if (!isNew && !at_facebook && !name) return
  const choice = {
    ...(type && { connection_type: type }),
    ...(country && { country_iso: country }),
    ...(name && { name }),
  }
  const said = JSON.stringify(choice)
  if (said === told.get(session.link.id) && !at_facebook) return
  told.set(session.link.id, said)
  putChoice(work, { ...choice, ...(at_facebook && { at_facebook }) })
}

const putChoice = ({ api }: Pick<Work, 'api'>, choice: Omit<ChoiceInput, 'device' | 'visitor'>) =>
  api
    .ask(new AbortController().signal, () => {}, '/choice', {
      method: 'PUT',
      body: { ...choice, device: isPhone() ? 'phone' : 'computer', visitor: visitor() } satisfies ChoiceInput,
      keepalive: true,
    })
    .catch(nothing)
