import type { Step } from '../machine.ts'
import { Done } from './done.tsx'
import { Failed } from './failed.tsx'
import { Finishing } from './finishing.tsx'
import { Launch } from './launch.tsx'
import { Loading } from './loading.tsx'
import { Pin } from './pin.tsx'
import { Popup } from './popup.tsx'
import { Type } from './type.tsx'
import type { View } from './view.ts'
import { Welcome } from './welcome.tsx'

/** The view of each state, by its name. */
const views: { [S in Step]: (props: View<S>) => React.ReactNode } = {
  loading: ({ say }) => <Loading label={say('loading')} />,
  welcome: Welcome,
  type: Type,
  launch: Launch,
  popup: Popup,
  finishing: Finishing,
  pin: Pin,
  done: Done,
  failed: Failed,
}

export function StepView(props: View<Step>) {
  const Shown = views[props.state.step] as (props: View<Step>) => React.ReactNode
  return <Shown {...props} />
}
