import { Agent as HttpAgent, globalAgent as http, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, globalAgent as https, request as httpsRequest } from 'node:https'
import { text } from 'node:stream/consumers'

/** As the agents that everything uses, which may know a proxy of the environment, but each request gets a connection of its own. */
const agents = {
  'http:': new HttpAgent({ ...(http as HttpsAgent).options, keepAlive: false }),
  'https:': new HttpsAgent({ ...https.options, keepAlive: false }),
}

interface Once {
  method: string
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
}

/**
 * `fetch` for a request that must not be sent twice. `fetch` may send it on a connection that the other side has closed meanwhile,
 * above all after this process was frozen: then nobody knows whether it arrived. Redirects are not followed.
 */
export function fetchOnce(url: URL, { method, headers, body = '', signal }: Once): Promise<Response> {
  const secure = url.protocol === 'https:'
  const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }
  const options = { method, signal, headers: { ...headers, ...length }, agent: agents[secure ? 'https:' : 'http:'] }
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, options, (answer) => {
      const { statusCode: status = 0 } = answer
      const said = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      )
      text(answer)
        .then((body) => new Response(body, { status, headers: said }))
        .then(resolve, reject)
    })
    request.once('error', reject)
    request.end(body)
  })
}
