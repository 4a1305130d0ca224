import type { ConnectionType, Session } from '../../contract/index.ts'
import { type Chosen, countriesOf, isHeld, provides, type State, typeOf } from '../state.ts'
import { toSteps } from '../transitions.ts'

export function begin(session: Session): State {
  const type = typeOf(session)
  return type ? toNumber(session, type) : { step: 'type', session, type: null }
}

/** The step after the type: the number that is reserved already, the only country, a choice of countries, or Facebook. */
export function toNumber(session: Session, type: ConnectionType): State {
  const [first, second] = countriesOf(session)
  const before = countriesOf(session).find(({ iso }) => iso === session.choice?.country_iso)
  const country = isHeld(session.number) ? session.number?.country_iso : second ? before?.iso : first?.iso
  if (!provides({ session, type })) return toLaunch({ session, type })
  return country ? find({ session, type }, country) : { step: 'country', session, type, country: null }
}

/** Asks for a number of that country. A reserved one stays visible until the server has answered. */
export function find({ session, type }: Chosen, country: string): State {
  const { number } = session
  const kept = isHeld(number) && number?.country_iso === country
  return { step: 'number', type, country, fault: null, session: kept ? session : { ...session, number: null } }
}

/** To Facebook with a number of the customer's own. The reservation is given up there. */
export function toLaunch({ session, type }: Chosen): State {
  return toSteps({ type, session: session.number ? { ...session, number: null } : session })
}
