import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ConsoleApi } from './console-api.ts'

const Api = createContext<ConsoleApi | undefined>(undefined)
export const ApiProvider = Api.Provider

export function useApi(): ConsoleApi {
  const api = useContext(Api)
  if (!api) throw new Error('A screen needs an ApiProvider around it.')
  return api
}

export function useAccess() {
  const { sessions } = useApi()
  return useSyncExternalStore(sessions.subscribe, sessions.access)
}

/** Whether the key of the session may change things. A button that it may not use is not shown. */
export function useMayAct(): boolean {
  const access = useAccess()
  return access.state === 'in' && access.session.role === 'act'
}

export function useReached(): boolean {
  const { reach } = useApi()
  return useSyncExternalStore(reach.subscribe, reach.reached)
}
