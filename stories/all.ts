import type { OnboardingView } from '../widget/index.ts'
import type { view } from './view.ts'

type Props = Parameters<typeof OnboardingView>[0]
type Module = { default: typeof view & { title: string } } & Record<string, { args?: Partial<Props> }>

/** The stories of the steps as tests take them: whatever lies in `steps/`, each with all the props it is drawn with. */
export const stepStories = Object.entries(import.meta.glob<Module>('./steps/*.stories.tsx', { eager: true })).flatMap(
  ([file, { default: meta, ...stories }]) =>
    Object.entries(stories).map(([name, story]) => ({
      file: file.replace(/^.*\/|\.stories\.tsx$/g, ''),
      name,
      props: { ...meta.args, ...story.args } as Props,
    })),
)
