import { Component, type ComponentType, lazy, type ReactNode, useEffect, useRef, useState } from 'react'
import { requestAgain } from '../../widget/work/request-again.ts'
import { useReached } from '../api/use-api.ts'
import { useRead } from '../api/use-read.ts'

/** Why a part is not there: its code did not come, or it came and failed while it was drawn. */
type Why = 'away' | 'broken'

interface Lost {
  why: Why
  again: () => void
}

/**
 * A part of the console whose code comes when it is shown, within a `Suspense`. Where the code does not come, for the server is away
 * or has a newer console by now, or where the part fails, its place says so and the rest of the page stays.
 *
 * @param Lost what stands there then; `again` requests code that did not come anew, and draws a part that failed anew
 */
export function late<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
  Lost: ComponentType<Lost> = LostPart,
): ComponentType<Props> {
  const request = () =>
    lazy(async () => ({ default: (await load().catch(requestAgain).catch(away))[name] as ComponentType<Props> }))
  let part = request()
  return function Late(props: Props) {
    const [Part, show] = useState<ComponentType<Props>>(() => part)
    const again = (why: Why) => {
      if (why === 'away') part = request() // React keeps a part that failed as failed.
      show(() => part)
    }
    return (
      <Watched again={again} lost={Lost}>
        <Part {...props} />
      </Watched>
    )
  }
}

class Away extends Error {}

const away = (cause: unknown): never => {
  throw new Away('The code of a part of the console did not come.', { cause })
}

interface WatchedProps {
  again: (why: Why) => void
  lost: ComponentType<Lost>
  children: ReactNode
}

class Watched extends Component<WatchedProps, { why?: Why | undefined }> {
  override state: { why?: Why | undefined } = {}

  static getDerivedStateFromError = (error: unknown) => ({ why: error instanceof Away ? 'away' : 'broken' })

  again = () => {
    const { why } = this.state
    if (why) this.props.again(why)
    this.setState({ why: undefined })
  }

  override render() {
    const { lost: Lost, children } = this.props
    const { why } = this.state
    return why ? <Lost why={why} again={this.again} /> : children
  }
}

/**
 * In the place of a screen. It loads the page once the server is back: nothing is lost with it, for filters stand in the address, and
 * the files that a part itself needs may have failed as well, which no second request of the part mends.
 */
export const LostScreen = (lost: Lost) => <Said {...lost} back={reload} />

const LostPart = (lost: Lost) => <Said {...lost} back={lost.again} />

const reload = () => location.reload()

const words: Record<Why, { title: string; help: string }> = {
  away: {
    title: 'This part did not come',
    help: 'If it stays away, the server has a newer console: load the page again.',
  },
  broken: {
    title: 'This part failed',
    help: 'The fault is in the console, not in what you did. The rest of the page works. If it fails again, report it with the error of the browser’s log.',
  },
}

function Said({ why, again, back }: Lost & { back: () => void }) {
  return (
    <div className="failing" role="alert">
      {why === 'away' && <Back back={back} />}
      <p className="failing-title">{words[why].title}</p>
      <p className="quiet">{words[why].help}</p>
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

/** Asks whether the server is back, which nothing else may do then, and goes on when it is. */
function Back({ back }: { back: () => void }) {
  const reached = useReached()
  const before = useRef(reached)
  useRead(['project'], (client) => client.project.get())
  useEffect(() => {
    if (reached && !before.current) back()
    before.current = reached
  }, [reached, back])
  return null
}
