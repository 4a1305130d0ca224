import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { View } from '../view.ts'

/** What stops customers in Facebook's window, and the page of Facebook's where each is put right. */
const stops = [
  ['stuck_business', 'https://business.facebook.com/overview'],
  ['stuck_grey', 'https://business.facebook.com/settings/people'],
  ['stuck_next', 'https://business.facebook.com/settings/info'],
  ['stuck_pin', 'https://business.facebook.com/wa/manage/phone-numbers/'],
  ['stuck_limit', 'https://business.facebook.com/settings/whatsapp-business-accounts'],
  ['stuck_factor', 'https://www.facebook.com/security/2fac/settings/'],
  ['stuck_app', 'https://business.facebook.com/settings/apps'],
] as const

/** Shown beside Facebook's window: each stop opens, and says the way out of it. */
export async function stuckIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return ({ sayWith }: Pick<View<'popup'>, 'sayWith'>) => {
    const say = sayWith(words)
    return (
      <details className="pb-more">
        <summary>{say('stuck')}</summary>
        {stops.map(([stop, href]) => (
          <details key={stop} className="pb-more" name="pb-stuck">
            <summary>{say(stop)}</summary>
            <p className="pb-small">{say(`${stop}_text`)}</p>
            <ButtonLink blank kind="secondary" href={href}>
              {say('stuck_open')}
            </ButtonLink>
          </details>
        ))}
      </details>
    )
  }
}
