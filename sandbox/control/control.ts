import type { Post } from '../messages/post.ts'
import { findScenario, type ScenarioName, scenarioNames, scenarios } from '../scenarios/scenarios.ts'
import type { PhoneNetwork } from '../twilio/phone-network.ts'
import { webhookFields } from '../webhooks/fields.ts'
import { locate, type Sender } from '../webhooks/sender.ts'
import { type CallFilter, filterCalls } from '../world/call-log.ts'
import { clearFaults, type FaultRule, prepareFault } from '../world/faults.ts'
import type { Settings } from '../world/settings.ts'
import type { World } from '../world/world.ts'
import { appsControl, namedApp } from './apps.ts'
import { customerControl } from './customers.ts'
import { messagesControl } from './messages.ts'
import { resetWorld } from './reset.ts'
import { checkSettings } from './settings.ts'
import { patchAsset, showState } from './state.ts'
import { twilioControl } from './twilio.ts'

export type Control = ReturnType<typeof createControl>

/** `app`: the app that Meta sends it for; without, all that are subscribed. */
type ByHand = {
  field: string
  value: Record<string, unknown>
  wabaId?: string
  phoneNumberId?: string
  app?: string
}

/** Everything that a test or a person can do with this sandbox. Each method has one route of the HTTP control API. */
export function createControl(
  world: World,
  { sender, network, post }: { sender: Sender; network: PhoneNetwork; post: Post },
) {
  const byHand = (webhook: ByHand) => {
    if (typeof webhook?.field !== 'string') throw new TypeError('field must be the name of a webhook field')
    if (typeof webhook.value !== 'object' || webhook.value === null) throw new TypeError('value must be an object')
    const { app, ...rest } = webhook
    const own = namedApp(world, app)
    const place = locate(world, webhook)
    const appId = app === undefined ? {} : { appId: app }
    return { ...rest, ...place, ...appId, entryId: place.waba?.id ?? own.app.businessId }
  }
  return {
    ...customerControl(world, sender),

    /** Every scenario with its sentence, and the current one. */
    scenarios: () => ({
      current: world.scenario.name,
      scenarios: scenarioNames.map((name) => ({ name, description: scenarios[name].description })),
    }),

    /** Plays a scenario from now on: new customers, and only its faults; existing connections stay. */
    play(name: ScenarioName): void {
      const scenario = findScenario(name)
      world.scenario = { name, scenario, era: world.scenario.era + 1 }
      world.faults = [
        ...world.faults.filter((fault) => !fault.fromScenario),
        ...(scenario.faults ?? []).map((rule) => prepareFault(rule, true)),
      ]
    },

    reset: () => resetWorld(world),

    clock: { now: () => world.clock.now(), advance: (ms: number) => world.clock.advance(ms) },

    /** @throws {TypeError} for a setting that does not exist or has the wrong kind of value. */
    settings(change: Partial<Settings> = {}): Settings {
      checkSettings(change)
      return { ...Object.assign(world.settings, change) }
    },

    /** Graph calls so far, oldest first, without secrets. */
    calls: (filter?: CallFilter) => filterCalls(world.calls, filter),
    clearCalls: () => void world.calls.splice(0),

    /** How each dialog was opened, oldest first: configuration, extras, the page's own address. */
    dialogs: () => world.dialogs.map((dialog) => ({ ...dialog })),

    /** Calls that a careful client would avoid, oldest first. */
    remarks: () => world.remarks.map((remark) => ({ ...remark })),
    clearRemarks: () => void world.remarks.splice(0),

    state: () => showState(world),
    /** Changes a number, WABA or portfolio by its id; see `patchAsset` for what can be changed. */
    patch: (id: string, change: Record<string, unknown>) => patchAsset(world, id, change),

    fault: (rule: FaultRule) => void world.faults.push(prepareFault(rule)),
    faults: () =>
      world.faults.map(({ rule, skip, left }) => ({ ...rule, skip, left: Number.isFinite(left) ? left : null })),
    /** Takes all faults away; an answer that one of them delays comes now. */
    clearFaults: () => clearFaults(world.faults),

    ...messagesControl(world, sender, post),

    apps: appsControl(world),

    twilio: twilioControl(world, network),

    webhooks: {
      /** Sets the address of the app's webhooks; the handshake is done before the first one. */
      to(url: string, verifyToken: string, fields: string[] = [...webhookFields]): void {
        world.app.subscription = { url, verifyToken, fields, verified: false }
      },
      /**
       * Sends a webhook by hand, signed like any other. Resolves when it is delivered or given up; null when nobody is
       * subscribed.
       */
      send(webhook: ByHand) {
        return sender.send(byHand(webhook))
      },
      /** Several in one POST, as Meta bundles them; all go where the first one goes. */
      sendTogether: (webhooks: ByHand[]) => sender.sendTogether(webhooks.map(byHand)),
      deliveries: () => world.deliveries.map((delivery) => ({ ...delivery })),
      settled: () => post.settled(),
    },
  }
}
