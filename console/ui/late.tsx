import { Component, type ComponentType, lazy, type ReactNode, useEffect, useRef, useState } from 'react'
import { requestAgain } from '../../widget/work/request-again.ts'
import { useReached } from '../api/use-api.ts'
import { useRead } from '../api/use-read.ts'

interface Lost {
  again: () => void
}

/**
 * A part of the console whose code comes when it is shown, within a `Suspense`. Where the code does not come, for the server is away
 * or has a newer console by now, its place says so and the rest of the page stays.
 *
 * @param Lost what stands there then; `again` requests the code anew
 */
export function late<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
  Lost: ComponentType<Lost> = LostPart,
): ComponentType<Props> {
  const request = () =>
    lazy(async () => ({ default: (await load().catch(requestAgain))[name] as ComponentType<Props> }))
  let part = request()
  return function Late(props: Props) {
    const [Part, show] = useState<ComponentType<Props>>(() => part)
    const again = () => {
      part = request() // React keeps a part that failed as failed.
      show(() => part)
    }
    return (
      <Watched again={again} lost={Lost}>
        <Part {...props} />
      </Watched>
    )
  }
}

interface WatchedProps extends Lost {
  lost: ComponentType<Lost>
  children: ReactNode
}

class Watched extends Component<WatchedProps> {
  override state = { failed: false }

  static getDerivedStateFromError = () => ({ failed: true })

  again = () => {
    this.props.again()
    this.setState({ failed: false })
  }

  override render() {
    const { lost: Lost, children } = this.props
    return this.state.failed ? <Lost again={this.again} /> : children
  }
}

/**
 * In the place of a screen. It loads the page once the server is back: nothing is lost with it, for filters stand in the address, and
 * the files that a part itself needs may have failed as well, which no second request of the part mends.
 */
export const LostScreen = ({ again }: Lost) => <Said again={again} back={reload} />

const LostPart = ({ again }: Lost) => <Said again={again} back={again} />

const reload = () => location.reload()

function Said({ again, back }: Lost & { back: () => void }) {
  const reached = useReached()
  const before = useRef(reached)
  useRead(['project'], (client) => client.project.get()) // Else nothing asks whether the server is back.
  useEffect(() => {
    if (reached && !before.current) back()
    before.current = reached
  }, [reached, back])
  return (
    <div className="failing" role="alert">
      <p className="failing-title">This part did not come</p>
      <p className="quiet">If it stays away, the server has a newer console: load the page again.</p>
      <p className="row">
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
        <button type="button" className="button quiet" onClick={reload}>
          Load the page again
        </button>
      </p>
    </div>
  )
}
