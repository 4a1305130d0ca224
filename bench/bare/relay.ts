import { randomUUID } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import { openSql } from './sql.ts'

/** A relay by hand: writes what Meta posted as one row, answers, and posts it on. It checks and signs nothing, and keeps no order. */
const { PORT, DATABASE_URL = '', RECEIVER = '' } = process.env
const sql = openSql(DATABASE_URL)
const agent = new Agent({ keepAlive: true })
await sql.run('create table if not exists relayed (id text primary key, body text not null, created_at text not null)')

createServer((req, res) => {
  if (req.url === '/ready') return void res.end('ok')
  let body = ''
  req.on('data', (chunk) => {
    body += chunk
  })
  req.once('end', async () => {
    await sql.run('insert into relayed (id, body, created_at) values ($1, $2, $3)', ...[randomUUID(), body, at()])
    res.end('{"success":true}')
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
    request(RECEIVER, { method: 'POST', agent, headers }, (answer) => answer.resume()).end(body)
  })
}).listen(Number(PORT))

const at = () => new Date().toISOString()
