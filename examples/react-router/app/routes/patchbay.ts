import { patchbay } from '../patchbay.server.ts'

const answer = async ({ request }: { request: Request }) => (await patchbay()).handler(request)

export { answer as action, answer as loader }
