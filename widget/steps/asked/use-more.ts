import { useEffect, useState } from 'react'

/** What loads when it is wanted, anew for each `of`; `lost` is called when it cannot be loaded. */
export function useMore<More>(load: () => Promise<More>, of: unknown, wanted: boolean, lost = () => {}) {
  const [more, setMore] = useState<More>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` and `lost` are other functions each time
  useEffect(() => {
    let shown = true
    if (wanted)
      load().then(
        (more) => shown && setMore(() => more),
        () => shown && lost(),
      )
    return () => {
      shown = false
    }
  }, [of, wanted])
  return more
}
