import type { Cancelled, FaultCode } from '../../contract/index.ts'

/**
 * The errors of Meta's signup window, by the fault whose remedy helps the customer
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/embedded-signup/errors). Any other code is shown to
 * the customer as `signup_error`, and stored in the attempt for the operator.
 */
const refused = {
  number_in_use: '3441041 2655093 2655094 2655082 3441049 3441030 3441047',
  coexistence_not_eligible: '3441045',
  region_unsupported: '3441042',
  business_app_needed: '2655095 2655048 4563015',
  otp_failed: '2593037 2593039 2388091 2388093',
  too_many_tries: '2494158 3441033 3441046 1390006 1390008 1675004 1752089',
  number_refused: '3441051 2655011 2388002',
  display_name_only: '2655076 2655005',
  waba_limit_reached: '2388098 2494067 1690114',
  details_refused: '1690089 1690091 1690062 1690090 2593010 2388009 2388010 3771014',
  account_shared: '2655049 2494028 2494029 2494119 2494120',
  asset_mismatch: '2593072',
  app_misconfigured: '2494091',
  account_restricted: '2655089 3441040 2388107 2859015 1784028 1404163',
  two_factor_required: '2859009 4612001',
  identity_check: '2859043 2136001 2655091',
  business_in_review: '2494030 2494143',
  signup_error:
    '1675030 1675012 2593030 1357053 1752224 1752206 3441003 2593035 4056009 1690061 1349246 2655069 2494102',
  page_or_ads_refused: '2655081 2655055 1752004 1752140 2455008 2494149 2446325 1690214 1690181 1752069',
} satisfies Partial<Record<FaultCode, string>>

const faultsByCode = new Map(
  Object.entries(refused).flatMap(([fault, codes]) =>
    codes.split(' ').map((code) => [code, fault as FaultCode] as const),
  ),
)

export const dialogFault = (code: string | undefined): FaultCode | undefined => faultsByCode.get(code ?? '')

/**
 * How a window ended, as a fault of ours. A customer who leaves at the choice of a business usually found theirs disabled: the
 * app's own business cannot be its customer, and Meta reports no code for that.
 */
export function cancelledFault({ fault, error_code, step }: Cancelled): FaultCode {
  if (fault === 'signup_error') return dialogFault(error_code) ?? fault
  if (fault === 'signup_cancelled' && step === 'BUSINESS_ACCOUNT_SELECTION') return 'no_portfolio'
  return fault
}
