import * as z from 'zod/mini'

const nowhere = 'must be an absolute https:// address (http:// only for localhost)'
const localhost = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** Where a browser may be sent: https, or http on this machine. Anything else (`javascript:`, a bare path) is refused. */
export const RedirectUrl = z.union(
  [z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: localhost })],
  nowhere,
)
