import type { Attempt, AttemptStep, FaultCode, Result } from '../../contract/index.ts'
import type { GraphNumber } from '../../server/meta/calls/shapes.ts'
import { faultOf, GraphError } from '../../server/meta/errors.ts'
import type { Graph } from '../../server/meta/graph.ts'

/** One signup as it is kept: in memory here, where the server has a row. */
export interface Kept {
  attempt: Attempt
  code: string
  hints: { waba_id?: string | undefined; phone_number_id?: string | undefined }
  linkId: string
  /** Ours until the customer types theirs. */
  pin: string
  /** The number that the link provided, which the popup has to end with. */
  provided?: string | null | undefined
  token?: string
  wabas?: string[]
  wabaId?: string
  number?: GraphNumber
}

/** Each step can be seen: the sandbox answers at once, Meta does not. */
const pace = 300
const digits = (text: string) => text.replace(/\D/g, '')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

class Refused extends Error {
  readonly fault: FaultCode
  constructor(fault: FaultCode) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Takes a signup from where it stands to its end: the questions to the Graph, their order and what an answer means are the
 * server's own (`server/meta`); what is left out is all that needs a database, and repeating for minutes.
 */
export async function connect(graph: Graph, kept: Kept) {
  const now = (change: Partial<Attempt>) => {
    kept.attempt = { ...kept.attempt, ...change }
  }
  now({ status: 'working', fault: null })
  for (let tries = 0; kept.attempt.status === 'working'; await pause(pace)) {
    try {
      now({ ...(await steps[kept.attempt.step](graph, kept)), retrying: false })
      tries = 0
    } catch (error) {
      const passing = error instanceof GraphError && (error.transient || error.invisible) && error.call !== 'exchange'
      if (passing && ++tries < 8) {
        now({ retrying: true })
        continue
      }
      const fault = error instanceof Refused ? error.fault : error instanceof GraphError ? faultOf(error) : 'internal'
      now({ retrying: false, fault, status: fault === 'pin_required' ? 'pin' : 'failed' })
    }
  }
}

const steps: Record<AttemptStep, (graph: Graph, kept: Kept) => Promise<Partial<Attempt>>> = {
  async exchange(graph, kept) {
    kept.token = (await graph.exchange(kept.code)).access_token
    return { step: 'inspect' }
  },
  async inspect(graph, kept) {
    const scope = (await graph.inspect(kept.token as string)).granular_scopes?.find(
      ({ scope }) => scope === 'whatsapp_business_management',
    )
    if (!scope) throw new Refused('permission_missing')
    if (scope.target_ids?.length) kept.wabas = scope.target_ids
    return { step: 'choose' }
  },
  async choose(graph, kept) {
    const { waba_id, phone_number_id } = kept.hints
    if (waba_id && kept.wabas && !kept.wabas.includes(waba_id)) throw new Refused('asset_mismatch')
    kept.wabaId = waba_id ?? kept.wabas?.[0] ?? ''
    const numbers = kept.wabaId ? await graph.numbers(kept.wabaId, kept.token as string) : []
    const number = phone_number_id ? numbers.find(({ id }) => id === phone_number_id) : numbers[0]
    if (!number) throw new Refused(numbers.length ? 'asset_mismatch' : 'no_number')
    if (/^\+1 555/.test(number.display_phone_number)) throw new Refused('display_name_only')
    if (kept.provided && digits(number.display_phone_number) !== digits(kept.provided))
      throw new Refused('wrong_number')
    if (Boolean(number.is_on_biz_app) !== (kept.attempt.connection_type === 'coexistence'))
      throw new Refused('connection_type_mismatch')
    kept.number = number
    return { step: 'subscribe', display_phone_number: number.display_phone_number }
  },
  async subscribe(graph, kept) {
    await graph.subscribe(kept.wabaId as string, kept.token as string)
    return { step: kept.attempt.connection_type === 'coexistence' ? 'sync' : 'register' }
  },
  async register(graph, kept) {
    const { code_verification_status, id } = kept.number as GraphNumber
    if (code_verification_status !== 'VERIFIED') throw new Refused('number_unverified')
    await graph.register(id, kept.pin, kept.token as string)
    return { step: 'complete' }
  },
  async sync(graph, kept) {
    for (const what of ['smb_app_state_sync', 'history'] as const)
      await graph.sync((kept.number as GraphNumber).id, what, kept.token as string)
    return { step: 'complete' }
  },
  async complete(_graph, kept) {
    const { id, display_phone_number } = kept.number as GraphNumber
    const result: Result = {
      setup_link_id: kept.linkId,
      status: 'completed',
      phone_number_id: id,
      business_account_id: kept.wabaId as string,
      connection_type: kept.attempt.connection_type,
      actions: [],
      display_phone_number: `+${digits(display_phone_number)}`,
      ...(kept.provided && { provisioned_phone_number_id: kept.linkId }),
    }
    return { status: 'completed', result }
  },
}
