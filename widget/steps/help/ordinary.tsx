import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { View } from '../view.ts'

const businessApp = 'https://www.whatsapp.com/business/'

/** What helps customers of ordinary WhatsApp, which cannot be kept beside the company. */
export async function ordinaryIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return ({ sayWith }: View<'type'>) => {
    const say = sayWith(words)
    return (
      <div className="pb-ways">
        <p className="pb-small">{say('type_ordinary_text')}</p>
        <ButtonLink blank kind="secondary" href={businessApp}>
          {say('type_app')}
        </ButtonLink>
      </div>
    )
  }
}
