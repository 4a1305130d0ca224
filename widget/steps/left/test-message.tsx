import type { Spoken } from '../../languages/index.ts'
import { wordsForMessage } from '../../languages/message.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { isPhone } from '../../ui/device/device.ts'
import { QrCode } from '../../ui/qr/qr-code.tsx'
import { Sign } from '../../ui/sign.tsx'
import type { View } from '../view.ts'

/** The offer to write to the new number, in a language; a tick takes its place when the message has arrived. */
export async function testMessageIn(spoken: Spoken) {
  const words = await wordsForMessage(spoken)
  return ({ state, sayWith, leaving }: View<'done'>) => {
    const { test_message: message, redirect_url } = state.attempt
    if (!message) return null
    const say = sayWith(words)
    const address = `https://wa.me/${message.to}?text=${encodeURIComponent(say('message_hello'))}`
    return (
      <>
        {message.received ? null : (
          <div className="pb-ways">
            <p className="pb-subtitle">{say('message_offer')}</p>
            <p className="pb-small">{say('message_text')}</p>
            <ButtonLink blank kind={leaving && redirect_url ? 'secondary' : 'primary'} href={address}>
              {say('message_open')}
            </ButtonLink>
            {isPhone() ? null : <QrCode text={address} label={say('message_qr')} />}
          </div>
        )}
        <div role="status">
          {message.received ? (
            <p className="pb-with-icon pb-past">
              <span className="pb-mark">
                <Sign name="check" />
              </span>
              <span>{say('message_received')}</span>
            </p>
          ) : null}
        </div>
      </>
    )
  }
}
