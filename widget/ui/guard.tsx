import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** Shown instead of what failed to render; `again` renders it anew. */
  broken: (again: () => void) => ReactNode
  onBroken?: () => void
}

/** A second failure within this time, in milliseconds, is not rendered anew automatically. */
const atOnce = 1_000

/**
 * Keeps our errors out of the host's tree: without a boundary, React removes the host's whole page. After the first failure (a
 * translator or an extension may have moved our elements) the widget renders anew at once; after repeated ones it is replaced.
 */
export class Guard extends Component<Props, { broken: boolean }> {
  override state = { broken: false }
  #last = -atOnce

  static getDerivedStateFromError = () => ({ broken: true })

  override componentDidCatch(error: unknown) {
    globalThis.reportError?.(error)
    const now = performance.now()
    if (now - this.#last > atOnce) this.#again()
    else this.props.onBroken?.()
    this.#last = now
  }

  #again = () => this.setState({ broken: false })

  override render() {
    return this.state.broken ? this.props.broken(this.#again) : this.props.children
  }
}
