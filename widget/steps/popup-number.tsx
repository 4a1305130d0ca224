import type { ReservedNumber } from '../../contract/index.ts'
import type { Say } from '../languages/words.ts'
import { callingCodes } from '../ui/calling-codes.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { countryName } from '../ui/countries.ts'
import { ShownNumber } from './number.tsx'
import { Popup } from './popup.tsx'
import type { View } from './view.ts'

/**
 * Beside Facebook's window: the number to choose in it, and the code that Facebook sent there. The window has one field for the
 * country and one for the rest, so the rest is copied. The code is read out politely when it arrives, and disappears when the
 * server no longer needs it.
 */
function PopupNumber({ number, say, language }: { number: ReservedNumber; say: Say; language: string }) {
  const { otp, phone_number, country_iso, preverified_id } = number
  const code = `+${callingCodes[country_iso]}`
  return (
    <>
      <ShownNumber
        number={number}
        say={say}
        text={phone_number?.startsWith(code) ? phone_number.slice(code.length) : phone_number}
      />
      <div>
        <p role="status">
          {otp ? (
            <>
              <strong className="pb-code">{say('popup_code', { code: otp.code })}</strong>{' '}
              <span>{say('popup_code_text')}</span>
            </>
          ) : (
            <span>
              {say(preverified_id ? 'number_verified' : 'popup_code_wait', {
                country: countryName(country_iso, language),
                code,
              })}
            </span>
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
  const { earlier, session } = view.state
  const { number } = session
  const otp = number?.otp?.received_at === earlier ? null : number?.otp
  return <Popup {...view}>{number ? <PopupNumber {...view} number={{ ...number, otp: otp ?? null }} /> : null}</Popup>
}
