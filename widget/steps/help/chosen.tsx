import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { several, typeOf } from '../../state.ts'
import { countryName } from '../../ui/countries.ts'
import { Note } from '../../ui/note.tsx'
import { visitor } from '../../work/visitor.ts'
import type { View } from '../view.ts'
import { both } from './both.ts'

/** What was chosen before this page, and by whom or where. */
export async function chosenIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return (view: View<'welcome'>) => {
    const { session } = view.state
    const { choice } = session
    const say = both(view, words)
    const type = several(session) ? typeOf(session) : undefined
    const country = choice?.country_iso && countryName(choice.country_iso, view.language)
    const what = [type && say(type), country].filter(Boolean).join(' · ')
    if (!choice || !what) return null
    const by = choice.name ? 'chosen_by' : (`chosen_${choice.device}` as const)
    return <Note>{say(choice.visitor === visitor() ? 'chosen_here' : by, { name: choice.name ?? '', what })}</Note>
  }
}
