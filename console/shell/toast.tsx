import { useEffect, useSyncExternalStore } from 'react'
import { onTold, tell, told } from './told.ts'

const shownFor = 6_000

/** The line that says what was just done. */
export function Toast() {
  const words = useSyncExternalStore(onTold, told)
  useEffect(() => {
    if (!words) return
    const timer = setTimeout(() => tell(''), shownFor)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div role="status" className="toast" data-shown={words ? '' : undefined}>
      {words}
    </div>
  )
}
