import { type ComponentChildren, Component as PreactComponent, type VNode } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/*
 * What the widget uses of React, on Preact, for the files that browsers load from the server. `preact/compat` has all of
 * React, and would be a sixteenth of what a customer's browser gets.
 */
export { Component, createContext, Fragment } from 'preact'
export {
  useCallback,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks'

/** Renders again when the store has changed, even between the render and the subscription. */
export function useSyncExternalStore<T>(subscribe: (changed: () => void) => () => void, get: () => T): T {
  const value = get()
  const [, draw] = useState({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is compared at each change
  useLayoutEffect(() => {
    let shown = value
    const changed = () => {
      if (shown === get()) return
      shown = get()
      draw({})
    }
    changed()
    return subscribe(changed)
  }, [subscribe])
  return value
}

type Draw<P> = (props: P) => VNode | null

/** Renders a component again when one of its properties has changed. */
export function memo<P extends object>(draw: Draw<P>) {
  return class extends PreactComponent<P> {
    override shouldComponentUpdate(next: P) {
      const names = Object.keys({ ...this.props, ...next }) as (keyof P)[]
      return names.some((name) => this.props[name as never] !== next[name])
    }
    override render(props: P): ComponentChildren {
      return draw(props)
    }
  }
}
