import { createServer } from 'node:http'
import { listen } from '../meta.ts'

/** A host's own endpoint for Meta's webhooks, which answers the handshake as it is told. */
export async function endpoint(answer = (challenge: string) => challenge) {
  const asked: URLSearchParams[] = []
  const posted: string[] = []
  const server = createServer(async (req, res) => {
    const { searchParams } = new URL(req.url as string, 'http://localhost')
    if (req.method === 'GET') {
      asked.push(searchParams)
      return void res.end(answer(searchParams.get('hub.challenge') ?? ''))
    }
    let text = ''
    for await (const chunk of req) text += chunk
    posted.push(text)
    res.end('ok')
  })
  const url = `${await listen(server)}/own`
  return {
    url,
    asked,
    posted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
