import { patchbay } from '../../../lib/patchbay'

const answer = async (request: Request) => (await patchbay()).handler(request)

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
