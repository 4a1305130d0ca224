import { useEffect } from 'react'
import { isDeveloping } from '../developer/is-developing.ts'
import { requestAgain } from '../work/request-again.ts'

/** Gives advice to a developer, once for each `about`. The code is not loaded for other visitors. */
export const useAdvice = (give: (advice: typeof import('../developer/advise.ts')) => void, about: unknown) =>
  // biome-ignore lint/correctness/useExhaustiveDependencies: `give` reads what it is about
  useEffect(() => {
    if (isDeveloping()) import('../developer/advise.ts').catch(requestAgain).then(give, () => {})
  }, [about])
