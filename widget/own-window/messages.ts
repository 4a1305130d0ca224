import { type FaultCode, faultCode } from '../../contract/remedies.ts'

/**
 * What the window says to the page that opened it. It says nothing that the page believes: `here` asks for the signup, `over` is a
 * reason to ask the server at once, and a refusal is shown.
 */
export type FromWindow = { patchbay: 'here' } | { patchbay: 'over' } | { patchbay: 'refused'; fault: FaultCode }

/** The signup that the page gives to the window, once the window has loaded. */
export interface ToWindow {
  patchbay: 'begin'
  token: string
  attemptId: string
  type: 'coexistence' | 'dedicated'
  /** Of the words that the window shows; null for the browser's. */
  language: string | null
}

export function readFromWindow(data: unknown): FromWindow | undefined {
  const { patchbay, fault } = (data ?? {}) as Record<string, unknown>
  if (patchbay === 'here' || patchbay === 'over') return { patchbay }
  return patchbay === 'refused' ? { patchbay, fault: faultCode(fault) } : undefined
}

export function readToWindow(data: unknown): ToWindow | undefined {
  const { patchbay, token, attemptId, type, language } = (data ?? {}) as Record<string, unknown>
  if (patchbay !== 'begin' || typeof token !== 'string' || typeof attemptId !== 'string') return undefined
  if (type !== 'coexistence' && type !== 'dedicated') return undefined
  return { patchbay, token, attemptId, type, language: typeof language === 'string' ? language : null }
}
