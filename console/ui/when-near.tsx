import { type ReactNode, useEffect, useRef, useState } from 'react'

/** How far from the window something is shown already. */
const near = '150px'

/**
 * Shows its children once their place comes near the window: what stands further down costs a slow phone nothing before somebody goes
 * there.
 */
export function WhenNear({ children }: { children: ReactNode }) {
  const [shown, show] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) show(true)
      },
      { rootMargin: near },
    )
    if (place.current) watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  return <div ref={place}>{shown ? children : null}</div>
}
