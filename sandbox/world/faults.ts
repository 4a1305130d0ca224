/** What a call gets instead of (or before) its real answer. */
export type FaultAnswer =
  /** This answer, and the call never happens. `raw` is sent as it is, for answers that are not JSON. */
  | { status: number; body?: unknown; raw?: string; headers?: Record<string, string> }
  /** Silence for so many milliseconds, then a closed connection. */
  | { hang: number }
  /** The connection is cut at once. */
  | { reset: true }
  /** The real answer, so many milliseconds late; at once, when the faults are cleared meanwhile. */
  | { delay: number }
  /** The real answer, and the connection is cut after so many bytes of it. */
  | { cut: number }

/**
 * A fault for coming Graph calls. `path` is a regular expression for the path with its version. The first `skip` matching calls
 * pass; the next `times` get the fault (all of them by default). With `after: true` the call takes effect first, and only the
 * answer is lost or late.
 */
export type FaultRule = {
  method?: string
  path: string
  times?: number
  skip?: number
  after?: boolean
  answer: FaultAnswer
}

export type Fault = {
  rule: FaultRule
  pattern: RegExp
  skip: number
  left: number
  fromScenario: boolean
  /** Aborted when the faults are cleared. */
  gone: AbortController
}

/** @throws {TypeError} naming the field that cannot be used. */
export function prepareFault(rule: FaultRule, fromScenario = false): Fault {
  const whole = (value: unknown) => value === undefined || (Number.isInteger(value) && (value as number) >= 0)
  if (typeof rule?.path !== 'string') throw new TypeError('path must be a regular expression, as text')
  if (!whole(rule.times)) throw new TypeError('times must be a whole number, 0 or more')
  if (!whole(rule.skip)) throw new TypeError('skip must be a whole number, 0 or more')
  if (rule.method !== undefined && typeof rule.method !== 'string') throw new TypeError('method must be text')
  return {
    rule: { ...rule, answer: checkAnswer(rule.answer) },
    pattern: compile(rule.path),
    skip: rule.skip ?? 0,
    left: rule.times ?? Number.POSITIVE_INFINITY,
    fromScenario,
    gone: new AbortController(),
  }
}

/** The first fault that applies to this call; one of its times is used up. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | null {
  for (const fault of faults) {
    if (fault.rule.method && fault.rule.method.toUpperCase() !== method) continue
    if (fault.left <= 0 || !fault.pattern.test(path)) continue
    if (fault.skip > 0) {
      fault.skip -= 1
      continue
    }
    fault.left -= 1
    return fault
  }
  return null
}

/** Takes all faults away; an answer that one of them delays comes now. */
export function clearFaults(faults: Fault[]): void {
  for (const { gone } of faults.splice(0)) gone.abort()
}

function compile(path: string): RegExp {
  try {
    return new RegExp(path)
  } catch {
    throw new TypeError('path must be a regular expression that compiles')
  }
}

function checkAnswer(answer: FaultAnswer): FaultAnswer {
  const given = (answer ?? {}) as Record<string, unknown>
  const milliseconds = (value: unknown) => typeof value === 'number' && value >= 0
  if (Number.isInteger(given.status) && (given.status as number) >= 200 && (given.status as number) <= 599)
    return answer
  if ([given.hang, given.delay, given.cut].some(milliseconds) || given.reset === true) return answer
  throw new TypeError(
    'answer must be { status, body | raw, headers? }, { hang: ms }, { delay: ms }, { cut: bytes } or { reset: true }',
  )
}
