import { agree, issueCode, type Signup } from '../dialog/agree.ts'
import type { Choices } from '../dialog/choices.ts'
import { personFor } from '../dialog/choose.ts'
import { findScenario, type ScenarioName, scenarioNames, scenarios } from '../scenarios/scenarios.ts'
import { emptyAccount } from '../twilio/account.ts'
import type { PhoneNetwork } from '../twilio/phone-network.ts'
import { webhookFields } from '../webhooks/fields.ts'
import { nameReviewed } from '../webhooks/name.ts'
import { appDisconnected, disconnectReasons, partnerAdded, partnerRemoved } from '../webhooks/partner.ts'
import { locate, type Sender } from '../webhooks/sender.ts'
import { type CallFilter, filterCalls } from '../world/call-log.ts'
import { type FaultRule, prepareFault } from '../world/faults.ts'
import type { Grant } from '../world/grants.ts'
import { defaultSettings, type Settings } from '../world/settings.ts'
import { numbersOf, type World } from '../world/world.ts'
import { patchAsset, showState } from './state.ts'
import { twilioControl } from './twilio.ts'

/** More about who signs up: an earlier person by id, the redirect_uri that the dialog would have been opened with. */
export type FinishOptions = Choices & { userId?: string; redirectUri?: string }

export type Control = ReturnType<typeof createControl>

/** Everything a test or a person may do to this sandbox. The HTTP control API is this, one call for one route. */
export function createControl(world: World, sender: Sender, network: PhoneNetwork) {
  /** Starts a code's life; the first time, Meta tells the app by webhook. */
  function issue(grant: Grant): void {
    const waba = world.wabas.get(grant.wabaId)
    if (issueCode(world, grant) && waba) void sender.send(partnerAdded(world, waba))
  }

  return {
    issue,

    /** Every scenario with its sentence, and the one being played. */
    scenarios: () => ({
      current: world.scenario.name,
      scenarios: scenarioNames.map((name) => ({ name, description: scenarios[name].description })),
    }),

    /** Plays a scenario from now on: new people, its faults and nobody else's; what was connected before stays connected. */
    play(name: ScenarioName): void {
      const scenario = findScenario(name)
      world.scenario = { name, scenario, era: world.scenario.era + 1 }
      world.faults = [
        ...world.faults.filter((fault) => !fault.fromScenario),
        ...(scenario.faults ?? []).map((rule) => prepareFault(rule, true)),
      ]
    },

    /** A new world: no people, tokens, calls, faults; default scenario and settings; the clock on time. The webhook stays. */
    reset(): void {
      const era = world.scenario.era + 1
      const mine = world.businesses.get(world.app.businessId)
      for (const store of [
        world.users,
        world.businesses,
        world.wabas,
        world.numbers,
        world.preVerified,
        world.grants,
        world.tokens,
        world.usage,
      ])
        store.clear()
      if (mine) world.businesses.set(mine.id, mine)
      Object.assign(world, { calls: [], faults: [], deliveries: [] })
      emptyAccount(world.twilio)
      Object.assign(world.settings, defaultSettings)
      world.scenario = { name: 'default', scenario: scenarios.default, era }
      world.clock.reset()
    },

    clock: { now: () => world.clock.now(), advance: (ms: number) => world.clock.advance(ms) },

    /** @throws {TypeError} for a setting that does not exist or has the wrong kind of value. */
    settings(change: Partial<Settings> = {}): Settings {
      for (const [name, value] of Object.entries(change)) {
        if (!Object.hasOwn(defaultSettings, name))
          throw new TypeError(`${name} is not a setting; there are: ${Object.keys(defaultSettings).join(', ')}`)
        if (name === 'redirectUris') {
          const uris = value === null || (Array.isArray(value) && value.every((uri) => URL.canParse(uri)))
          if (!uris) throw new TypeError('redirectUris must be a list of addresses, or null')
          continue
        }
        const never = name === 'tokenLifetimeMs' && value === null
        const number = typeof value === 'number' && value > 0 && name !== 'requireAppSecretProof'
        if (!never && !number && !(name === 'requireAppSecretProof' && typeof value === 'boolean'))
          throw new TypeError(
            `${name} must be ${name === 'requireAppSecretProof' ? 'true or false' : 'a number above 0'}`,
          )
      }
      return { ...Object.assign(world.settings, change) }
    },

    /** Graph calls so far, oldest first, without anything secret. */
    calls: (filter?: CallFilter) => filterCalls(world.calls, filter),
    clearCalls: () => void world.calls.splice(0),

    state: () => showState(world),
    /** Changes a number, WABA or portfolio by its id; see `patchAsset` for what can be changed. */
    patch: (id: string, change: Record<string, unknown>) => patchAsset(world, id, change),

    fault: (rule: FaultRule) => void world.faults.push(prepareFault(rule)),
    faults: () =>
      world.faults.map(({ rule, skip, left }) => ({ ...rule, skip, left: Number.isFinite(left) ? left : null })),
    clearFaults: () => void world.faults.splice(0),

    /** A signup without a browser: the code starts to age at once, and the webhook goes out. */
    finish({ userId, redirectUri, ...choices }: FinishOptions = {}): Signup {
      const user = userId ? world.users.get(userId) : personFor(world, choices)
      if (!user) throw new TypeError('userId must be the id of a person in this world')
      const signup = agree(world, user, choices, redirectUri ?? null)
      issue(world.grants.get(signup.code) as Grant)
      return signup
    },

    /** The customer takes a WABA back: its tokens lose it (and die with the last one), and `PARTNER_REMOVED` goes out. */
    disconnect({ wabaId, reason = 'ACCOUNT_DISCONNECTED', initiatedBy = 'USER' }: Disconnect): void {
      const waba = world.wabas.get(wabaId)
      const business = waba && world.businesses.get(waba.businessId)
      if (!waba || !business?.granted.includes(wabaId)) throw new TypeError('wabaId must be the id of a connected WABA')
      if (!(disconnectReasons as readonly string[]).includes(reason))
        throw new TypeError(`reason must be one of: ${disconnectReasons.join(', ')}`)
      business.granted = business.granted.filter((id) => id !== wabaId)
      waba.subscribed = false
      waba.override = null
      const inApp = numbersOf(world, wabaId).filter((number) => number.coexistence)
      // The number lives on in the app alone; connecting it again starts over, with a new day to sync in.
      for (const number of inApp)
        Object.assign(number, {
          coexistence: null,
          onBizApp: false,
          platformType: 'NOT_APPLICABLE',
          status: 'DISCONNECTED',
        })
      if (business.granted.length === 0)
        for (const token of world.tokens.values()) if (token.businessId === business.id) token.removed = true
      if (inApp.length === 0) void sender.send(partnerRemoved(world, waba, reason, initiatedBy))
      for (const number of inApp) void sender.send(appDisconnected(waba, number))
    },

    twilio: twilioControl(world, network),

    /** Meta looked at the name asked for, and says so by `phone_number_name_update`. */
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

    webhooks: {
      /** Where the app's webhooks go from now on; the handshake is done before the first one. */
      to(url: string, verifyToken: string, fields: string[] = [...webhookFields]): void {
        world.subscription = { url, verifyToken, fields, verified: false }
      },
      /** A webhook by hand, signed like any other. Resolves when it is delivered or given up; null when nobody listens. */
      send(webhook: { field: string; value: Record<string, unknown>; wabaId?: string; phoneNumberId?: string }) {
        if (typeof webhook?.field !== 'string') throw new TypeError('field must be the name of a webhook field')
        if (typeof webhook.value !== 'object' || webhook.value === null) throw new TypeError('value must be an object')
        const place = locate(world, webhook)
        return sender.send({ ...webhook, ...place, entryId: place.waba?.id ?? world.app.businessId })
      },
      deliveries: () => world.deliveries.map((delivery) => ({ ...delivery })),
      settled: () => sender.settled(),
    },
  }
}

export type NameReview = { phoneNumberId: string; decision: 'APPROVED' | 'REJECTED'; reason?: string | null }

export type Disconnect = { wabaId: string; reason?: string; initiatedBy?: 'USER' | 'SYSTEM' }
