/** A file that was uploaded by a business, or that came with a person's message. */
export type Media = {
  id: string
  phoneNumberId: string
  mimeType: string
  name: string | null
  bytes: Uint8Array<ArrayBuffer>
  sha256: string
  createdAt: number
}

const days = 86_400_000

/** Files that were uploaded are kept for 30 days, those of incoming messages for 7; here all for 30. */
export const isKept = ({ createdAt }: Media, now: number): boolean => now - createdAt < 30 * days
