/** What a careful client never does. Meta answers all the same, so that only this list tells. */
export type RemarkKind =
  | 'a code was presented twice'
  | 'a wrong PIN was presented again'
  | 'a wait was not kept'
  | 'a token stood in an address'
  | 'a number that lives in the app was registered'
  | 'a number that another partner uses was deregistered'

export type Remark = { at: string; kind: RemarkKind; what: string }
