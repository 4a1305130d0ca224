import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'

interface Line {
  id: string
  number: string
  label: string | null
  hook: string | null
  carrier: string | null
}

/** The phone company of `played-provider/`, with accounts that know their keys and a shelf of numbers. */
export async function openPhoneCompany(accounts: Record<string, { apiKey: string; signingKey: string }>) {
  const lines = new Map<string, Line & { workspace: string }>()
  const shelf: Record<string, string[]> = { US: ['+14155550188', '+14155550189'], SE: ['+46701740605'] }
  const refuse = (status: number, code: string) => ({ status, body: { code, message: `refused: ${code}` } })

  const app = express()
    .use(express.json())
    .use('/workspaces/:workspace', (req, res, next) => {
      const account = accounts[req.params.workspace]
      if (account && req.get('Authorization') === `Bearer ${account.apiKey}`) return next()
      res.status(401).json(refuse(401, 'wrong_key').body)
    })
    .get('/workspaces/:workspace/shelf', (req, res) => {
      const sold = new Set([...lines.values()].map(({ number }) => number))
      res.json((shelf[String(req.query.country)] ?? []).filter((number) => !sold.has(number)))
    })
    .get('/workspaces/:workspace/lines', (req, res) => {
      res.json([...lines.values()].filter(({ workspace }) => workspace === req.params.workspace))
    })
    .post('/workspaces/:workspace/lines', (req, res) => {
      const { number, label, hook, carrier } = req.body
      if (number.startsWith('+46') && !carrier) return void res.status(422).json(refuse(422, 'carrier_missing').body)
      const line = { id: randomUUID(), number, label, hook, carrier, workspace: req.params.workspace }
      lines.set(line.id, line)
      res.json(line)
    })
    .put('/workspaces/:workspace/lines/:id', (req, res) => {
      res.json(Object.assign(lines.get(req.params.id) ?? {}, req.body))
    })
    .delete('/workspaces/:workspace/lines/:id', (req, res) => {
      lines.delete(req.params.id)
      res.json({})
    })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, resolve))

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    lines: () => [...lines.values()],
    /** Sends a text to the server that a line leads to, signed with `key`. */
    async text(to: string, text: string, key?: string): Promise<number> {
      const line = [...lines.values()].find(({ number }) => number === to)
      if (!line?.hook) throw new Error(`${to} leads nowhere`)
      const body = JSON.stringify({ to, text })
      const signature = createHmac('sha256', key ?? (accounts[line.workspace]?.signingKey as string))
        .update(body)
        .digest('hex')
      return (await fetch(line.hook, { method: 'POST', headers: { 'X-Played-Signature': signature }, body })).status
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
