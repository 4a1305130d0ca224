import { type Handle, text } from '@sveltejs/kit'
import { serverUrl } from './lib/patchbay.ts'

const { origin, pathname } = new URL(serverUrl)

/** Forms of other sites: Patchbay knows its callers by key, token or signature, your own pages know theirs by cookies. */
export const handle: Handle = ({ event, resolve }) => {
  const { request, url } = event
  const type = request.headers.get('Content-Type') ?? ''
  const isForm =
    request.method !== 'GET' && (!type || /^(application\/x-www-form|multipart\/form|text\/plain)/.test(type))
  if (!isForm || url.pathname.startsWith(`${pathname}/`) || request.headers.get('Origin') === origin)
    return resolve(event)
  return text('Cross-site form submissions are forbidden', { status: 403 })
}
