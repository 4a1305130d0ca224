import { describe, expect, it } from 'vitest'
import { type FaultCode, faults } from '../../../contract/index.ts'
import { cancelledFault, dialogFault } from '../../../server/meta/dialog-errors.ts'
import { faultOf, GraphError, lockOf } from '../../../server/meta/errors.ts'

/** The codes of Meta's window, in the groups of its own page on them, and what each is for the customer. */
const dialog: [group: string, fault: FaultCode, codes: string][] = [
  ['coexistence', 'number_in_use', '3441041 2655093 2655094 2655082 3441049 3441030 3441047'],
  ['coexistence', 'coexistence_not_eligible', '3441045'],
  ['coexistence', 'business_app_needed', '2655095 2655048 4563015'],
  ['coexistence', 'region_unsupported', '3441042'],
  ['OTP', 'otp_failed', '2593037 2593039 2388091 2388093'],
  ['OTP', 'too_many_tries', '2494158'],
  ['number', 'number_refused', '3441051 2655011 2388002'],
  ['number', 'display_name_only', '2655076 2655005'],
  ['limits', 'waba_limit_reached', '2388098 2494067 1690114'],
  ['limits', 'too_many_tries', '1752089'],
  ['names', 'details_refused', '1690089 1690091 1690062 1690090 2593010 2388009 2388010 3771014'],
  ['shared', 'account_shared', '2655049 2494028 2494029 2494119 2494120'],
  ['shared', 'asset_mismatch', '2593072'],
  ['shared', 'app_misconfigured', '2494091'],
  ['rate', 'too_many_tries', '3441033 3441046 1390006 1390008 1675004'],
  ['restricted', 'account_restricted', '2655089 3441040 2388107 2859015 1784028 1404163'],
  ['auth', 'two_factor_required', '2859009 4612001'],
  ['auth', 'identity_check', '2859043 2136001 2655091'],
  ['verification', 'business_in_review', '2494030 2494143'],
  ['system', 'signup_error', '1675030 1675012 2593030 1357053 1752224 1752206 3441003 2593035 4056009 1690061'],
  ['system', 'signup_error', '1349246 2655069 2494102'],
  ['ads and pages', 'page_or_ads_refused', '2655081 2655055 1752004 1752140 2455008 2494149 2446325 1690214'],
  ['ads and pages', 'page_or_ads_refused', '1690181 1752069'],
]

/** What Graph answers, call by call; `details` where the meaning hangs on them. */
const graph: [fault: FaultCode, call: string, code: number, subcode?: number | undefined, message?: string][] = [
  ['code_expired', 'exchange', 100, 36007],
  ['code_used', 'exchange', 100, 36009],
  ['code_refused', 'exchange', 100, 36008],
  ['code_refused', 'exchange', 100],
  ['app_misconfigured', 'exchange', 1, undefined, 'Error validating client secret.'],
  ['app_misconfigured', 'exchange', 101],
  ['app_misconfigured', 'exchange', 191],
  ['meta_unavailable', 'exchange', 1],
  ...[0, 10, 190, 200, 299, 131005].map(
    (code) => ['permission_missing', 'number', code] as [FaultCode, string, number],
  ),
  ['permission_missing', 'number', 190, 463],
  ['app_misconfigured', 'number', 3],
  ['asset_mismatch', 'numbers', 100, 33],
  ['asset_mismatch', 'numbers', 803],
  ['no_number', 'number', 33],
  ...[1, 2, 4, 17, 613, 80007, 130429, 133000, 133004, 2494100].map(
    (code) => ['meta_unavailable', 'register', code] as [FaultCode, string, number],
  ),
  ['account_restricted', 'register', 368],
  ['account_restricted', 'register', 131031],
  ['pin_required', 'register', 133005],
  ['pin_required', 'register', 100, 2388092],
  ['number_unverified', 'register', 133006],
  ['pin_locked', 'register', 133008],
  ['pin_locked', 'register', 133009],
  ['number_preparing', 'register', 133015],
  ['pin_locked', 'register', 133016],
  ['number_preparing', 'register', 100, 2388001],
  ['terms_required', 'register', 200, undefined, '(#200) You must accept the WhatsApp Business Cloud API terms'],
  ['number_in_use', 'register', 2388012],
  ['number_in_use', 'register', 2388103],
  ['otp_failed', 'register', 2388091],
  ['number_refused', 'register', 100, 2388002],
  ['meta_refused', 'register', 133010],
  ['meta_refused', 'register', 999_999],
]

const refusal = (call: string, code: number, error_subcode?: number, message = 'no', details?: string) =>
  new GraphError(call, 400, { message, code, error_subcode, ...(details ? { error_data: { details } } : {}) })

describe("Meta's codes", () => {
  it.each(dialog.flatMap(([group, fault, codes]) => codes.split(' ').map((code) => ({ group, fault, code }))))(
    '$code of its window ($group) is $fault',
    ({ fault, code }) => {
      expect(cancelledFault({ fault: 'signup_error', error_code: code })).toBe(fault)
      expect(faults[fault]).toEqual({
        status: expect.any(Number),
        remedy: expect.stringMatching(/^(sign_again|choose_other|contact)$/),
        redirect: expect.any(String),
      })
    },
  )

  it('of its window stand for one thing each, however many there are', () => {
    const codes = dialog.flatMap(([, , list]) => list.split(' '))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => dialogFault(code) === undefined)).toEqual([])
  })

  it('that nobody has documented are an error of its window, and of Graph a refusal', () => {
    expect(cancelledFault({ fault: 'signup_error', error_code: '7777777' })).toBe('signup_error')
    expect(cancelledFault({ fault: 'signup_error' })).toBe('signup_error')
    expect(faultOf(refusal('choose', 7_777_777))).toBe('meta_refused')
  })

  it('are none when the app owns the only business there is: who leaves at that choice is told of it', () => {
    expect(cancelledFault({ fault: 'signup_cancelled', step: 'BUSINESS_ACCOUNT_SELECTION' })).toBe('no_portfolio')
    expect(cancelledFault({ fault: 'signup_cancelled', step: 'PERMISSIONS' })).toBe('signup_cancelled')
    expect(cancelledFault({ fault: 'popup_closed' })).toBe('popup_closed')
  })

  it.each(graph)('are %s when Graph answers %s with %s %s', (fault, call, code, subcode, message) => {
    expect(faultOf(refusal(call, code, subcode, message))).toBe(fault)
    expect(Object.keys(faults[fault]).sort()).toEqual(['redirect', 'remedy', 'status'])
  })

  it('say how long a number is locked, in their details or by what is documented', () => {
    const [minute, hour] = [60_000, 3_600_000]
    const lock = (code: number, details?: string) => lockOf(refusal('register', code, undefined, 'no', details))
    expect(lock(133008, 'Try again in 11 hours.')).toBe(11 * hour)
    expect(lock(133008, 'Wait 1 minute before the next try')).toBe(minute)
    expect(lock(133016, 'Blocked for 3 days')).toBe(72 * hour)
    expect([lock(133008), lock(133016), lock(133009)]).toEqual([12 * hour, 72 * hour, undefined])
  })

  it('take no longer to read, and say no longer a lock, however long their words are', () => {
    const lock = (details: string) => lockOf(refusal('register', 133008, undefined, 'no', details))
    for (const piece of ['1', '1 ', ' ', '11 hour', '9 d', 'accept', '1\n']) {
      const words = piece.repeat(400_000)
      const began = performance.now()
      lock(words)
      faultOf(refusal('register', 200, undefined, words, words))
      expect([piece, performance.now() - began < 3_000]).toEqual([piece, true])
    }
    expect(lock('Wait 999999 days')).toBe(30 * 24 * 3_600_000)
    expect(lock('Number 15551234567 days')).toBe(12 * 3_600_000)
    expect(lock('code 15551234567: wait 2 hours')).toBe(2 * 3_600_000)
  })
})
