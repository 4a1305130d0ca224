import type { RequestHandler } from '@sveltejs/kit'
import { patchbay } from '../../../lib/patchbay.ts'

/** Every method of every address below /patchbay. */
export const fallback: RequestHandler = async ({ request, getClientAddress }) =>
  (await patchbay()).handler(request, { address: getClientAddress() })
