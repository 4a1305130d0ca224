import { type FormEvent, useEffect, useMemo } from 'react'
import { Button } from '../ui/button.tsx'
import { countriesIn, guessCountry } from '../ui/countries.ts'
import { CountryBox } from '../ui/country-box.tsx'
import { Screen } from '../ui/screen.tsx'
import type { View } from './view.ts'

/** Which country the new number shall be from; the browser's own is chosen to begin with. */
export function Country({ state, say, send, language }: View<'country'>) {
  const offered = state.session.provisioning?.countries ?? []
  const countries = useMemo(() => countriesIn(language, offered), [language, offered])
  const guess = state.country ? null : guessCountry(offered, navigator.languages)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first look decides
  useEffect(() => {
    if (guess) send({ type: 'choose_country', country: guess })
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send({ type: 'next' })
  }
  return (
    <form className="pb-form" onSubmit={submit} autoComplete="off">
      <Screen
        title={say('country')}
        text={say('country_text')}
        actions={
          <>
            <Button type="submit" disabled={!state.country}>
              {say('continue')}
            </Button>
            <div className="pb-row">
              <Button kind="plain" onClick={() => send({ type: 'back' })}>
                {say('back')}
              </Button>
              <Button kind="plain" onClick={() => send({ type: 'own_number' })}>
                {say('own_number')}
              </Button>
            </div>
          </>
        }
      >
        <CountryBox
          {...{ countries, say }}
          chosen={state.country}
          choose={(country) => send({ type: 'choose_country', country })}
        />
      </Screen>
    </form>
  )
}
