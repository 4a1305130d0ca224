import { createHash } from 'node:crypto'
import express from 'express'
import { v7 as uuid } from 'uuid'
import { signUp } from './signup.ts'
import { openSql, type Rows } from './sql.ts'

/**
 * The limit: Express 5 with the statements that the server sends, written by hand, and nothing else. It checks no input,
 * no origin, no rate, no expiry; it signs nothing. Whatever the server does beyond this is what its comfort costs.
 */
const { PORT, DATABASE_URL = '', GRAPH_URL = '', APP_ID = '', APP_SECRET = '' } = process.env
const sql = openSql(DATABASE_URL)
const now = () => new Date().toISOString()

const project = async (req: express.Request) => {
  const hash = createHash('sha256').update(String(req.headers['x-api-key'])).digest('hex')
  const [key] = await sql.run(
    'select id, project_id, last_used_at from api_keys where hash = $1 and revoked_at is null',
    hash,
  )
  return key?.project_id as string
}

const view = (row: Rows[0]) => ({
  id: row.id,
  status: row.status,
  url: `http://localhost:${PORT}/s/${row.id}`,
  expires_at: row.expires_at,
  created_at: row.created_at,
  success_redirect_url: row.success_redirect_url,
  failure_redirect_url: row.failure_redirect_url,
  allowed_origins: JSON.parse(row.allowed_origins as string),
  allowed_connection_types: JSON.parse(row.connection_types as string),
  theme_config: row.theme && JSON.parse(row.theme as string),
  phone_number_country_isos: JSON.parse(row.phone_number_country_isos as string),
  whatsapp_setup_status: row.setup_status,
  whatsapp_setup_error: row.setup_error,
})

express()
  .disable('x-powered-by')
  .get('/ready', (_req, res) => void res.json({ status: 'ok' }))
  .use(express.json())

  .post('/platform/v1/customers/:customer/setup_links', async (req, res) => {
    const [projectId, wanted, at] = [await project(req), req.body.setup_link, now()]
    const link = await sql.transaction(async (run) => {
      const { customer } = req.params
      await run(
        'update customers set updated_at = updated_at where project_id = $1 and id = $2 returning *',
        projectId,
        customer,
      )
      const [before] = await run(
        `update setup_links set status = 'revoked' where customer_id = $1 and status = 'active' returning *`,
        customer,
      )
      const [row] = await run(
        `insert into setup_links (id, project_id, customer_id, dialect, status, success_redirect_url, allowed_origins,
           connection_types, phone_number_country_isos, meta_billing_mode, provision_phone_number, setup_status, created_at, expires_at)
         values ($1, $2, $3, 'platform', 'active', $4, $5, '["coexistence","dedicated"]', '["US"]', 'customer_managed', 0, 'pending', $6, $7)
         returning *`,
        ...[uuid(), projectId, customer, wanted.success_redirect_url, JSON.stringify(wanted.allowed_origins), at],
        new Date(Date.now() + 30 * 86_400_000).toISOString(),
      )
      const event = `insert into link_events (id, project_id, setup_link_id, name, detail, created_at) values ($1, $2, $3, $4, $5, $6)`
      if (before) await run(event, uuid(), projectId, before.id as string, 'revoked', '{"by":"new_link"}', at)
      await run(event, uuid(), projectId, row?.id as string, 'created', '{}', at)
      await run(
        `insert into audit_log (id, project_id, actor, action, subject, detail, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        ...[uuid(), projectId, 'key:bench', 'setup_link.created', row?.id as string, JSON.stringify({ customer }), at],
      )
      return row as Rows[0]
    })
    res.status(201).json({ data: { ...view(link), token: link.id } })
  })

  .get('/platform/v1/customers/:customer/setup_links', async (req, res) => {
    const { customer } = req.params
    await sql.run('select * from customers where project_id = $1 and id = $2', await project(req), customer)
    const [{ total } = { total: 0 }] = await sql.run(
      'select count(*) as total from setup_links where customer_id = $1',
      customer,
    )
    const rows = await sql.run(
      'select * from setup_links where customer_id = $1 order by created_at desc, id desc limit 20 offset 0',
      customer,
    )
    res.json({ data: rows.map(view), meta: { page: 1, per_page: 20, total_pages: 1, total_count: Number(total) } })
  })

  .get('/connect/v1/session', async (req, res) => {
    const [link] = await sql.run('select * from setup_links where id = $1', String(req.headers.authorization).slice(7))
    if (!link) return void res.sendStatus(404)
    await sql.run(
      `select * from attempts where setup_link_id = $1 and status <> 'cancelled' order by created_at desc limit 1`,
      link.id as string,
    )
    const [owner] = await sql.run('select * from projects where id = $1', link.project_id as string)
    res.json({
      link: {
        id: link.id,
        expires_at: link.expires_at,
        connection_types: JSON.parse(link.connection_types as string),
        language: link.language,
        reconnect: null,
      },
      company_name: owner?.name,
      theme: link.theme ? JSON.parse(link.theme as string) : {},
      attempt: null,
      meta: {
        app_id: APP_ID,
        config_id: '1',
        graph_version: 'v26.0',
        sdk_url: `${GRAPH_URL}/sdk.js`,
        dialog_origins: [GRAPH_URL],
      },
    })
  })

  .put('/connect/v1/attempts/:id', async (req, res) => {
    const linkId = String(req.headers.authorization).slice(7)
    const graph = { url: GRAPH_URL, appId: APP_ID, secret: APP_SECRET }
    res.json({
      id: req.params.id,
      status: 'completed',
      result: await signUp(sql, graph, linkId, req.params.id, req.body),
    })
  })
  .listen(Number(PORT))
