import { type Fault, type FaultAnswer, takeFault } from '../world/faults.ts'
import type { World } from '../world/world.ts'
import { pause } from './pause.ts'

/** What the caller received, and whether a fault changed it. `real` is null when the call never took effect. */
export type Outcome<Answer> = { response: Response; real: Answer | null; fault: boolean }

/**
 * Answers a call, unless a fault applies: then the fault's answer replaces the real one, or the real one comes late. A cut
 * connection is the web's own network error, `Response.error()`; the listener turns it into a closed socket.
 */
export async function answerUnlessFaulty<Answer>(
  world: World,
  { method, path, closing }: { method: string; path: string; closing: AbortSignal },
  answer: () => Promise<Answer>,
  write: (answer: Answer) => Response,
): Promise<Outcome<Answer>> {
  const taken = takeFault(world.faults, method, path)
  const fault = taken?.rule
  const instead = fault && !('delay' in fault.answer || 'cut' in fault.answer) ? fault.answer : null
  await beLate(taken, 'before', closing)
  const real = !instead || fault?.after ? await answer() : null
  await beLate(taken, 'after', closing)
  const response = instead ? await faultResponse(instead, closing) : write(real as Answer)
  const cut = fault && 'cut' in fault.answer ? cutOff(response, fault.answer.cut) : response
  return { response: cut, real, fault: taken !== null }
}

/** Waits for the time by which a fault delays the answer: before the call takes effect, or after. */
async function beLate(fault: Fault | null, moment: 'before' | 'after', closing: AbortSignal): Promise<void> {
  if (!fault) return
  const { answer, after } = fault.rule
  if (!('delay' in answer) || Boolean(after) !== (moment === 'after')) return
  await pause(answer.delay, AbortSignal.any([closing, fault.gone.signal])).catch(() => {})
}

async function faultResponse(
  fault: Exclude<FaultAnswer, { delay: number } | { cut: number }>,
  closing: AbortSignal,
): Promise<Response> {
  if ('status' in fault) {
    const { status, headers } = fault
    const empty = status === 204 || status === 205 || status === 304
    if (fault.raw === undefined && !empty) return Response.json(fault.body ?? {}, { status, headers: headers ?? {} })
    const type = { 'Content-Type': 'text/html; charset=utf-8' }
    return new Response(empty ? null : fault.raw, { status, headers: { ...type, ...headers } })
  }
  if ('hang' in fault) await pause(fault.hang, closing).catch(() => {})
  return Response.error()
}

/** So that what comes before a cut is on its way when the cut comes. */
const beforeTheCut = 50

/** The same answer, whose body ends in the middle: its headers promise more than comes. */
function cutOff(response: Response, bytes: number): Response {
  const reader = response.body?.getReader()
  let left = bytes
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = left > 0 ? ((await reader?.read()) ?? {}) : {}
      if (value) controller.enqueue(value.subarray(0, left))
      left -= value?.length ?? left
      if (value) return
      await new Promise((resolve) => setTimeout(resolve, beforeTheCut))
      controller.error(new Error('the connection was cut'))
    },
    cancel: () => reader?.cancel(),
  })
  return new Response(body, { status: response.status, headers: response.headers })
}
