import { type Context, Hono } from 'hono'
import { sandboxFailed } from '../http/failed.ts'
import { type Params, readBody } from '../http/params.ts'
import { type PhoneNetwork, spokenCode, textedCode } from '../twilio/phone-network.ts'
import { asApp, findApp } from '../world/apps.ts'
import type { User } from '../world/customers.ts'
import type { Grant } from '../world/grants.ts'
import { displayNumber } from '../world/phone.ts'
import { preVerifiedFor } from '../world/pre-verified.ts'
import { randomHex } from '../world/random.ts'
import { addUser } from '../world/seed.ts'
import { drawCode, guess, guessingIsLocked, noCode } from '../world/sent-code.ts'
import type { World } from '../world/world.ts'
import { agree } from './agree.ts'
import { ownAppNumber } from './app-number.ts'
import { bootOf, type DialogSession, offered } from './boot.ts'
import { type Choices, internationalDigits, refuseTaken, SignupRefused } from './choices.ts'
import { readLaunch, refusalPage } from './launch.ts'
import { noteDialog, openedBy } from './opened.ts'
import { dialogPage, sorryPage, spoofPage } from './page.ts'
import { createPersons } from './person.ts'

const mostSessions = 2000
const longestBody = 100_000
const tooManyGuesses = 'You tried too many codes. Wait half a day, then try again (2494158).'

type DialogWays = {
  publicUrl: () => string
  issue(grant: Grant): void
  network: PhoneNetwork
  oneBrowser: boolean
}

/** The popup at `/v26.0/dialog/oauth`, and the calls that its own script makes. */
export function dialogRoutes(everything: World, { publicUrl, issue, network, oneBrowser }: DialogWays): Hono {
  const world = everything
  /** The world of the app that opened the window. */
  const ofQuery = ({ client_id, app_id }: Record<string, string>) =>
    asApp(everything, findApp(everything, client_id ?? app_id) ?? everything.app)
  const routes = new Hono()
  const sessions = new Map<string, DialogSession>()
  const persons = createPersons(world, oneBrowser)

  routes.get('/:version{v\\d+\\.\\d+}/dialog/oauth', (c) => {
    c.header('Cache-Control', 'no-store')
    const query = c.req.query()
    const world = ofQuery(query)
    const refused = refusalPage(world, c.req.param('version'), query)
    const launch = refused ? null : readLaunch(world, query)
    noteDialog(world, query, launch)
    if (!launch) return c.html(refused ?? sorryPage())
    const user = persons.of(c)
    const session: DialogSession = {
      id: randomHex(16),
      userId: user.id,
      query,
      launch,
      sentTo: '',
      code: noCode(),
      verified: new Set(),
      agreed: null,
    }
    sessions.set(session.id, session)
    if (sessions.size > mostSessions) sessions.delete(sessions.keys().next().value as string)
    persons.remember(c, user)
    return c.html(dialogPage(bootOf(world, user, session, publicUrl())))
  })

  routes.get('/_dialog/spoof', (c) => c.html(spoofPage()))

  const session = (c: Context): DialogSession => {
    const found = sessions.get(c.req.param('id') ?? '')
    if (!found) throw new SignupRefused('This page has expired. Close it and start again.')
    return found
  }
  const person = (current: DialogSession): User => {
    const user = world.users.get(current.userId)
    if (!user) throw new SignupRefused('This page has expired. Close it and start again.')
    return user
  }
  const body = (c: Context): Promise<Params> => readBody(c.req.raw, longestBody)

  routes.post('/_dialog/:id/another-person', (c) => {
    const current = session(c)
    const user = addUser(world)
    current.userId = user.id
    persons.remember(c, user)
    return c.json(bootOf(ofQuery(current.query), user, current, publicUrl()))
  })

  routes.post('/_dialog/:id/code', async (c) => {
    const current = session(c)
    const { phoneNumber, method } = await body(c)
    const to = internationalDigits(String(phoneNumber ?? ''))
    refuseTaken(world, to)
    if (guessingIsLocked(world.clock, current.code)) throw new SignupRefused(tooManyGuesses)
    current.sentTo = to
    const code = drawCode(world.clock, current.code)
    if (method === 'VOICE') network.call(to, spokenCode(code, 'en_US'))
    else network.text(to, textedCode(code))
    // A number of the small Twilio receives the code as in reality, so the popup does not show it.
    return c.json({ display: displayNumber(to), code: network.reaches(to) ? null : code })
  })

  routes.post('/_dialog/:id/verify', async (c) => {
    const current = session(c)
    const result = guess(world.clock, current.code, String((await body(c)).code ?? ''))
    if (result === 'locked') throw new SignupRefused(tooManyGuesses)
    if (result === 'expired') throw new SignupRefused('That code has expired. Ask for a new one (2593039).')
    if (result === 'wrong') throw new SignupRefused('That code isn’t right. Check it and try again (2593039).')
    current.verified.add(current.sentTo)
    return c.json({ ok: true })
  })

  routes.post('/_dialog/:id/app-number', async (c) => {
    const { businessIds } = person(session(c))
    const { ineligible } = world.scenario.scenario.customer ?? {}
    if (ineligible) return c.json({ error: ineligible.text, code: ineligible.code }, 422)
    const typed = internationalDigits(String((await body(c)).phoneNumber ?? ''))
    ownAppNumber(world, businessIds, typed)
    return c.json({ display: displayNumber(typed) })
  })

  routes.post('/_dialog/:id/agree', async (c) => {
    const current = session(c)
    const user = person(current)
    const choices = checked(world, current, ((await body(c)).choices ?? {}) as Choices)
    const signup = agree(ofQuery(current.query), user, choices, openedBy(current))
    current.agreed = signup.code
    return c.json({ code: signup.code, message: signup.message })
  })

  // Also sent by a window that is closing, which cannot set a content type.
  routes.post('/_dialog/:id/issue', (c) => {
    const grant = world.grants.get(session(c).agreed ?? '')
    if (grant) issue(grant)
    return c.json({ ok: true })
  })

  routes.onError((error, c) => {
    if (!(error instanceof SignupRefused)) return sandboxFailed(error)
    return c.json({ error: error.message, code: /\((\d{5,})\)/.exec(error.message)?.[1] }, 422)
  })
  return routes
}

/** A number that the customer typed counts only once its code was entered; in coexistence the phone itself proves it. */
function checked(world: World, session: DialogSession, choices: Choices): Choices {
  const { number, connectionType } = choices
  if (typeof number !== 'object' || number === null || connectionType === 'coexistence') return choices
  if ('preVerifiedId' in number) {
    if (preVerifiedFor(world, offered(session))?.id !== number.preVerifiedId)
      throw new SignupRefused('This number is not offered here. Choose another.')
    return choices
  }
  if (!session.verified.has(internationalDigits(number.phoneNumber)))
    throw new SignupRefused('Enter the code we sent to this number first.')
  return { ...choices, number: { ...number, verified: true } }
}
