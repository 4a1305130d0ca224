import * as z from 'zod/mini'

/** A picture that customers load: from https alone, for the pages that show it are. */
export const Picture = z.url({ protocol: /^https$/, error: 'must be an https:// address of a picture' })
