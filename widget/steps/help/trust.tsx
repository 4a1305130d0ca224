import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Sign } from '../../ui/sign.tsx'
import type { View } from '../view.ts'
import { both } from './both.ts'

const lines = [
  ['check', 'trust_can'],
  ['check', 'trust_manage'],
  ['cross', 'trust_cannot'],
  ['check', 'trust_promise'],
] as const

/** What the company may do with the number, what it may not, what it costs and how it is taken back. */
export async function trustIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return (view: View<'trust'>) => {
    const { state, send } = view
    const say = both(view, words)
    const { terms_url, privacy_url } = state.session
    const pages = [
      ['trust_terms', terms_url],
      ['trust_privacy', privacy_url],
    ] as const
    return (
      <Screen
        title={say('welcome_trust')}
        actions={<Button onClick={() => send({ type: 'back' })}>{say('back')}</Button>}
      >
        <ul className="pb-list">
          {lines.map(([sign, line]) => (
            <li key={line} className="pb-with-icon">
              <Sign name={sign} />
              <span>{say(line)}</span>
            </li>
          ))}
        </ul>
        <p>{say('trust_back')}</p>
        <p>{say('trust_charge')}</p>
        {pages.map(([name, url]) =>
          url ? (
            <ButtonLink key={name} blank kind="secondary" href={url}>
              {say(name)}
            </ButtonLink>
          ) : null,
        )}
      </Screen>
    )
  }
}
