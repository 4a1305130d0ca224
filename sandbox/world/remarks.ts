/** What a careful client never does. Meta answers it all the same, so only this list reports it. */
export type RemarkKind =
  | 'a code was presented twice'
  | 'a wrong PIN was presented again'
  | 'a wait was not kept'
  | 'a token stood in an address'
  | 'a number that lives in the app was registered'
  | 'a number that another partner uses was deregistered'
  | 'an address of a file was used too late'

export type Remark = { at: string; kind: RemarkKind; what: string }
