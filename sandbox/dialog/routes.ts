import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { isServed } from '../graph/versions.ts'
import { type PhoneNetwork, spokenCode, textedCode } from '../twilio/phone-network.ts'
import { digits } from '../world/ids.ts'
import { displayNumber } from '../world/phone.ts'
import { preVerifiedFor } from '../world/pre-verified.ts'
import { addUser } from '../world/seed.ts'
import type { Grant, User, World } from '../world/world.ts'
import { bootOf, type DialogSession, offered } from './boot.ts'
import { blockedPage, dialogPage, sorryPage, spoofPage } from './page.ts'
import { agree, type Choices, internationalDigits, ownAppNumber, refuseTaken, SignupRefused } from './signup.ts'
import { dialogStyle } from './style.ts'

const scripts = ['dialog.js', 'screens.js', 'post.js', 'dom.js', 'spoof.js', 'home.js']
const cookie = 'sandbox_person'
const mostSessions = 2000

/** A browser file as it lies beside this code, in the source as in the build. */
export const browserFile = (name: string): Promise<string> =>
  readFile(new URL(`../browser/${name}`, import.meta.url), 'utf8')

/** The popup at `/v26.0/dialog/oauth`, and the calls that its own script makes. */
export function dialogRouter(
  world: World,
  publicUrl: () => string,
  issue: (grant: Grant) => void,
  network: PhoneNetwork,
): Router {
  const router = Router()
  const sessions = new Map<string, DialogSession>()

  router.get(/^\/v\d+\.\d+\/dialog\/oauth$/, (req, res) => {
    res.set('Cache-Control', 'no-store')
    if (!isServed(req.path.split('/')[1] ?? '') || !opensProperly(world, req.query))
      return void res.status(200).send(sorryPage())
    if (!comesBackProperly(world, req.query)) return void res.status(200).send(blockedPage())
    const user = personOf(world, req)
    const session: DialogSession = {
      id: randomBytes(16).toString('hex'),
      userId: user.id,
      query: req.query as Record<string, string>,
      sent: null,
      verified: new Set(),
      code: null,
    }
    sessions.set(session.id, session)
    if (sessions.size > mostSessions) sessions.delete(sessions.keys().next().value as string)
    remember(res, user)
    res.send(dialogPage(bootOf(world, user, session, publicUrl())))
  })

  router.get('/_dialog/assets/dialog.css', (_, res) => void res.type('css').send(dialogStyle))
  router.get('/_dialog/assets/:name', async (req, res, next) => {
    if (!scripts.includes(req.params.name)) return next()
    res
      .type('js')
      .set('Cache-Control', 'no-store')
      .send(await browserFile(req.params.name))
  })
  router.get('/_dialog/spoof', (_, res) => void res.send(spoofPage()))

  const session = (req: Request): DialogSession => {
    const found = sessions.get(String(req.params.id))
    if (!found) throw new SignupRefused('This page has expired. Close it and start again.')
    return found
  }
  const json = express.json()

  router.post('/_dialog/:id/another-person', json, (req, res) => {
    const current = session(req)
    const user = addUser(world)
    current.userId = user.id
    remember(res, user)
    res.json(bootOf(world, user, current, publicUrl()))
  })

  router.post('/_dialog/:id/code', json, (req, res) => {
    const current = session(req)
    const to = internationalDigits(String(req.body?.phoneNumber ?? ''))
    refuseTaken(world, to)
    current.sent = { to, code: digits(6) }
    const { code } = current.sent
    if (req.body?.method === 'VOICE') network.call(to, spokenCode(code, 'en_US'))
    else network.text(to, textedCode(code))
    // A number of the small Twilio gets the code as in life, so the popup does not give it away.
    res.json({ display: displayNumber(to), code: network.reaches(to) ? null : code })
  })

  router.post('/_dialog/:id/verify', json, (req, res) => {
    const current = session(req)
    if (!current.sent || req.body?.code !== current.sent.code)
      throw new SignupRefused('That code isn’t right. Check it and try again (2593039).')
    current.verified.add(current.sent.to)
    res.json({ ok: true })
  })

  router.post('/_dialog/:id/app-number', json, (req, res) => {
    const user = world.users.get(session(req).userId)
    const { ineligible } = world.scenario.scenario.customer ?? {}
    if (ineligible) return void res.status(422).json({ error: ineligible.text, code: ineligible.code })
    const typed = internationalDigits(String(req.body?.phoneNumber ?? ''))
    ownAppNumber(world, user?.businessIds ?? [], typed)
    res.json({ display: displayNumber(typed) })
  })

  router.post('/_dialog/:id/agree', json, (req, res) => {
    const current = session(req)
    const user = world.users.get(current.userId)
    if (!user) throw new SignupRefused('This page has expired. Close it and start again.')
    const choices = checked(world, current, req.body?.choices ?? {})
    const signup = agree(world, user, choices, current.query.redirect_uri ?? null)
    current.code = signup.code
    res.json({ code: signup.code, message: signup.message })
  })

  // Also sent by a window that is closing, which can set no content type.
  router.post('/_dialog/:id/issue', (req, res) => {
    const grant = world.grants.get(session(req).code ?? '')
    if (grant) issue(grant)
    res.json({ ok: true })
  })

  router.use('/_dialog', (error: unknown, _: Request, res: Response, next: NextFunction) => {
    if (!(error instanceof SignupRefused)) return next(error)
    res.status(422).json({ error: error.message, code: /\((\d{5,})\)/.exec(error.message)?.[1] })
  })
  return router
}

/** A wrong app or configuration, or anything but the code flow, gets Meta's shrug. */
function opensProperly({ app }: World, query: Request['query']): boolean {
  const id = query.client_id ?? query.app_id
  return (
    id === app.id &&
    query.config_id === app.configId &&
    query.response_type === 'code' &&
    query.override_default_response_type === 'true'
  )
}

/** Strict mode: without the SDK, the dialog goes back to an address that the app's settings list, to the letter. */
function comesBackProperly({ settings: { redirectUris } }: World, { redirect_uri: uri }: Request['query']): boolean {
  if (redirectUris === null || URL.parse(String(uri))?.pathname === '/x/connect/xd_arbiter/') return true
  return redirectUris.includes(String(uri))
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

/** Whoever this browser is logged in as; after a change of scenario that is somebody new. */
function personOf(world: World, req: Request): User {
  const id = new RegExp(`(?:^|; )${cookie}=(\\d+)`).exec(req.headers.cookie ?? '')?.[1]
  const known = id ? world.users.get(id) : undefined
  return known?.era === world.scenario.era ? known : addUser(world)
}

function remember(res: Response, user: User): void {
  res.cookie(cookie, user.id, { httpOnly: true, sameSite: 'lax', path: '/' })
}
