import type { ReservedNumber } from '../../contract/index.ts'
import type { Say } from '../languages/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ShownNumber } from './number.tsx'
import { Popup } from './popup.tsx'
import type { View } from './view.ts'

/**
 * Beside Facebook's window: the number to choose in it, and the code that Facebook sent there. The code is read out when it
 * comes, without pushing in, and goes when the server has no more use for it.
 */
function PopupNumber({ number, say }: { number: ReservedNumber; say: Say }) {
  const { otp, display_phone_number, preverified_id } = number
  return (
    <>
      <ShownNumber number={number} say={say} />
      <div>
        <p role="status">
          {otp ? (
            <>
              <strong>{say('popup_code', { code: otp.code })}</strong> {say('popup_code_text')}
            </>
          ) : (
            say(preverified_id ? 'number_verified' : 'popup_code_wait', { number: display_phone_number ?? '' })
          )}
        </p>
        {otp ? (
          <CopyButton
            key={otp.code}
            text={otp.code.replace(/\D/g, '')}
            label={say('copy_code')}
            copied={say('copied')}
          />
        ) : null}
      </div>
    </>
  )
}

export const NumberedPopup = (view: View<'popup'>) => {
  const { number } = view.state.session
  return <Popup {...view}>{number ? <PopupNumber number={number} say={view.say} /> : null}</Popup>
}
