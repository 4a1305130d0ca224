import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** What is shown in place of what cannot be drawn; `again` draws it anew. */
  broken: (again: () => void) => ReactNode
  onBroken?: () => void
}

/** Something that breaks again within this time, in milliseconds, is not drawn anew by itself. */
const atOnce = 1_000

/**
 * Keeps an error of ours out of the host's tree: without a boundary, React takes the host's whole page away. What broke once,
 * as when a translator or an extension has moved our elements, is drawn anew at once; what keeps breaking is replaced.
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
