import { agree, issueCode, type Signup } from '../dialog/agree.ts'
import type { Choices } from '../dialog/choices.ts'
import { personFor } from '../dialog/choose.ts'
import { ordinaryLaunch, readLaunch } from '../dialog/launch.ts'
import { nameReviewed } from '../webhooks/name.ts'
import {
  appDisconnected,
  appInstalled,
  appMoved,
  disconnectReasons,
  partnerAdded,
  partnerRemoved,
} from '../webhooks/partner.ts'
import type { Sender } from '../webhooks/sender.ts'
import { grantedBy, setGranted, setSubscribed } from '../world/apps.ts'
import type { PhoneNumber, Waba } from '../world/customers.ts'
import type { Grant } from '../world/grants.ts'
import { addNumber, addWaba } from '../world/seed.ts'
import { numbersOf, type World } from '../world/world.ts'
import { namedApp } from './apps.ts'

/**
 * More about the person who signs up: an earlier person by id, the app whose window it is by its id, the redirect_uri of the dialog, and the launch of the page.
 * Without `launch`, the page asks for the connection type correctly.
 */
export type FinishOptions = Choices & {
  userId?: string
  app?: string
  redirectUri?: string
  launch?: { configId?: string; extras?: object; page?: string }
}

type NameReview = { phoneNumberId: string; decision: 'APPROVED' | 'REJECTED'; reason?: string | null }

/** `silent`: Meta sends no webhook of it, as happens. */
type Disconnect = { wabaId: string; app?: string; reason?: string; initiatedBy?: 'USER' | 'SYSTEM'; silent?: boolean }

/** What customers and Meta's reviewers do. */
export function customerControl(everything: World, sender: Sender) {
  const world = everything
  /** Starts the lifetime of a code; the first time, Meta informs the app by webhook. */
  function issue(grant: Grant): void {
    const waba = world.wabas.get(grant.wabaId)
    if (!issueCode(world, grant) || !waba) return
    const own = namedApp(world, grant.appId)
    void sender.send(grant.appOnly ? appInstalled(own, waba) : partnerAdded(own, waba))
  }

  function changePhone(wabaId: string, to: { offboarded: boolean; status: PhoneNumber['status'] }): Waba {
    const waba = world.wabas.get(wabaId)
    const moved = numbersOf(world, wabaId).filter(({ coexistence }) => coexistence?.offboarded === !to.offboarded)
    if (!waba || moved.length === 0)
      throw new TypeError(`wabaId must be that of a number in the app that is ${to.offboarded ? '' : 'not '}connected`)
    for (const number of moved) {
      number.status = to.status
      if (number.coexistence) number.coexistence.offboarded = to.offboarded
    }
    return waba
  }

  return {
    issue,

    /**
     * A signup without a browser: the code's lifetime starts at once, and the webhook is sent. When Meta would silently play the
     * ordinary flow instead of coexistence, so does this.
     */
    finish({ userId, app, redirectUri, launch: given, ...choices }: FinishOptions = {}): Signup {
      const world = namedApp(everything, app)
      const user = userId ? world.users.get(userId) : personFor(world, choices)
      if (!user) throw new TypeError('userId must be the id of a person in this world')
      const launch = given
        ? readLaunch(world, {
            config_id: given.configId ?? world.app.configId,
            extras: JSON.stringify(given.extras ?? {}),
          })
        : ordinaryLaunch(world, choices.connectionType)
      const connectionType = launch?.coexistence ? (choices.connectionType ?? 'dedicated') : 'dedicated'
      const opened = { launch, redirectUri: redirectUri ?? null, page: given?.page ?? null }
      const signup = agree(world, user, { ...choices, connectionType }, opened)
      issue(world.grants.get(signup.code) as Grant)
      return signup
    },

    /**
     * The customer removes the app from a WABA: its tokens lose the WABA (and become invalid with the last one), and
     * `PARTNER_REMOVED` is sent.
     */
    disconnect({
      wabaId,
      app,
      reason = 'ACCOUNT_DISCONNECTED',
      initiatedBy = 'USER',
      silent = false,
    }: Disconnect): void {
      const world = namedApp(everything, app)
      const waba = world.wabas.get(wabaId)
      const business = waba && world.businesses.get(waba.businessId)
      if (!waba || !business || !grantedBy(world, business).includes(wabaId))
        throw new TypeError('wabaId must be the id of a connected WABA')
      if (!(disconnectReasons as readonly string[]).includes(reason))
        throw new TypeError(`reason must be one of: ${disconnectReasons.join(', ')}`)
      setGranted(
        world,
        business,
        grantedBy(world, business).filter((id) => id !== wabaId),
      )
      setSubscribed(world, waba, false)
      waba.override = null
      const inApp = numbersOf(world, wabaId).filter((number) => number.coexistence)
      // The number now lives in the app alone; connecting it again starts over, with a new day to synchronise in.
      for (const number of inApp) Object.assign(number, appAlone)
      if (grantedBy(world, business).length === 0)
        for (const token of world.tokens.values())
          if (token.businessId === business.id && token.appId === world.app.id) token.removed = true
      if (silent) return
      if (inApp.length === 0) void sender.send(partnerRemoved(world, waba, reason, initiatedBy))
      for (const number of inApp) void sender.send({ ...appDisconnected(waba, number), appId: world.app.id })
    },

    /**
     * The app was reinstalled on another phone: the Cloud API stops for the number, and `ACCOUNT_OFFBOARDED` is sent. Access and
     * subscription stay; usually Meta reconnects the number within minutes.
     */
    offboard({ wabaId }: { wabaId: string }): void {
      const waba = changePhone(wabaId, { offboarded: true, status: 'DISCONNECTED' })
      void sender.send(appMoved(waba, 'ACCOUNT_OFFBOARDED'))
    },

    /** Meta reconnected the number by itself: it works as before, and `ACCOUNT_RECONNECTED` is sent. */
    reconnect({ wabaId }: { wabaId: string }): void {
      const waba = changePhone(wabaId, { offboarded: false, status: 'CONNECTED' })
      void sender.send(appMoved(waba, 'ACCOUNT_RECONNECTED'))
    },

    /**
     * The customer moves a number to another account of their portfolio, new when none is named. It gets a new id there, and is
     * registered nowhere; the old id is gone.
     */
    move({ phoneNumberId, wabaId }: { phoneNumberId: string; wabaId?: string }): {
      wabaId: string
      phoneNumberId: string
    } {
      const number = world.numbers.get(phoneNumberId)
      const business = number && world.businesses.get(world.wabas.get(number.wabaId)?.businessId ?? '')
      if (!number || !business) throw new TypeError('phoneNumberId must be the id of a number in an account')
      const waba = wabaId ? world.wabas.get(wabaId) : addWaba(world, business, { name: business.name, funded: true })
      if (!waba) throw new TypeError('wabaId must be the id of an account')
      world.numbers.delete(number.id)
      const { digits, verifiedName } = number
      const moved = addNumber(world, waba, { digits, verifiedName, verified: true })
      return { wabaId: waba.id, phoneNumberId: moved.id }
    },

    /** Meta reviewed the requested name, and reports the result by `phone_number_name_update`. */
    reviewName({ phoneNumberId, decision, reason = null }: NameReview): void {
      const number = world.numbers.get(phoneNumberId)
      const waba = number && world.wabas.get(number.wabaId)
      if (!number?.newName || !waba)
        throw new TypeError('phoneNumberId must be that of a number with a name under review')
      if (decision !== 'APPROVED' && decision !== 'REJECTED')
        throw new TypeError('decision must be APPROVED or REJECTED')
      number.newName.status = decision === 'APPROVED' ? 'APPROVED' : 'DECLINED'
      number.newName.reviewedAt = world.clock.now()
      void sender.send(nameReviewed(waba, number, number.newName.name, decision, reason))
    },
  }
}

const appAlone = {
  coexistence: null,
  onBizApp: false,
  platformType: 'NOT_APPLICABLE',
  status: 'DISCONNECTED',
} satisfies Partial<PhoneNumber>
