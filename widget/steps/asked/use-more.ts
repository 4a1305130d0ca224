import { useEffect, useState } from 'react'
import type { Spoken } from '../../languages/index.ts'

/** What loads when it is wanted; `lost` is called when it cannot be loaded. */
export function useMore<More>(
  load: (spoken: Spoken) => Promise<More>,
  spoken: Spoken,
  wanted: boolean,
  lost = () => {},
) {
  const [more, setMore] = useState<More>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `lost` is another function each time
  useEffect(() => {
    let shown = true
    if (wanted)
      load(spoken).then(
        (more) => shown && setMore(() => more),
        () => shown && lost(),
      )
    return () => {
      shown = false
    }
  }, [load, spoken, wanted])
  return more
}
