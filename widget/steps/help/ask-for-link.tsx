import { useState } from 'react'
import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import type { Say } from '../../languages/words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { askForLink } from '../../work/ask-for-link.ts'
import type { View } from '../view.ts'
import { both } from './both.ts'

/** For a link that is over: the customer asks for a new one, and reads what happens next. */
export async function askForLinkIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return (view: View<'failed'>) => <AskForLink linkUrl={view.linkUrl} say={both(view, words)} />
}

function AskForLink({ linkUrl, say }: { linkUrl: string; say: Say }) {
  const [asked, setAsked] = useState<'asking' | boolean>()
  const ask = async () => {
    setAsked('asking')
    setAsked(await askForLink(linkUrl))
  }
  return (
    <>
      {asked === true ? null : (
        <Button busy={asked === 'asking'} onClick={ask}>
          {say('ask_again')}
        </Button>
      )}
      <Note live>{asked === true ? say('asked_again') : asked === false ? say('server_unreachable') : null}</Note>
    </>
  )
}
