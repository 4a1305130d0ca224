import { request, type World } from './world.ts'

/** A browser at the console: it keeps one cookie, and says of each request where its page is from. */
export interface Browser {
  csrf: string
  cookie: string
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): ReturnType<typeof request>
}

export const ofPage = { 'Sec-Fetch-Site': 'same-origin' }

/** Signs in as the console's own page does. */
export async function signIn({ url }: Pick<World, 'url'>, body: object): Promise<Browser> {
  const reply = await request('POST', `${url}/console/session`, body, ofPage)
  if (reply.status !== 201) throw new Error(`not signed in: ${reply.status} ${JSON.stringify(reply.body)}`)
  return browserOf(url, reply)
}

export function browserOf(url: string, reply: Awaited<ReturnType<typeof request>>): Browser {
  const cookie = (reply.headers.get('set-cookie') as string).split(';')[0] as string
  const { csrf } = reply.body.data
  return {
    csrf,
    cookie,
    ask: (method, path, body, headers) =>
      request(method, `${url}${path}`, body, { Cookie: cookie, 'X-Patchbay-Console': csrf, ...ofPage, ...headers }),
  }
}
