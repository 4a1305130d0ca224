/** What a service says of a host. Null while it does not answer: that is no refusal. */
export type CertificateState =
  | { state: 'ready' }
  /** `waiting` is going on by itself; `refused` needs somebody. `says` is the service's own word for it. */
  | { state: 'waiting' | 'refused'; says: string }
  | null

/**
 * Who gets the certificates of domains and must be told of them. Without such a service the proxy in front of the server gets them by
 * itself, and asks before.
 */
export interface CertificateService {
  /** Whether a host is served with a certificate. A host that the service does not know is told to it. */
  look(hostname: string): Promise<CertificateState>
  /** Has the service leave a host that nobody owns any more. One that it does not know is left already. */
  leave(hostname: string): Promise<void>
}
