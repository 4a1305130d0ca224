import { useEffect, useState } from 'react'
import type { ScenarioName } from '../../sandbox/scenarios/scenarios.ts'
import { type Played, playInPage } from './in-page.ts'
import type { PlayedLink } from './played-server.ts'

/** What is played at the moment: stories ask it for Meta's window. */
export let playing: Played | undefined

/** A Meta and a server of its own for as long as a story is there; says when they answer. */
export function usePlayed(scenario: ScenarioName, types: PlayedLink['connection_types'], countries?: string[]) {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let left = false
    let mine: Played | undefined
    playInPage(scenario, { ...(types && { connection_types: types }), countries }).then((come) => {
      if (left) return come.stop()
      mine = playing = come
      setReady(true)
    })
    return () => {
      left = true
      mine?.stop()
      setReady(false)
    }
  }, [scenario, types, countries])
  return ready
}
