import { wordsForHelp } from '../../languages/help.ts'
import type { Spoken } from '../../languages/index.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { View } from '../view.ts'

/** WhatsApp Manager, where two-step verification of a number is switched off or gets another PIN. */
const manager = 'https://business.facebook.com/wa/manage/phone-numbers/'

/** The way out for who has forgotten the PIN. */
export async function pinResetIn(spoken: Spoken) {
  const words = await wordsForHelp(spoken)
  return ({ sayWith }: Pick<View<'pin'>, 'sayWith'>) => (
    <ButtonLink blank kind="plain" href={manager}>
      {sayWith(words)('pin_reset')}
    </ButtonLink>
  )
}
