import { createHash, createHmac, randomInt } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Run, Sql } from './sql.ts'

export interface GraphOf {
  url: string
  appId: string
  secret: string
}

export interface Popup {
  code: string
  assets: { waba_id: string; phone_number_id: string }
}

const fields =
  'id,display_phone_number,verified_name,code_verification_status,platform_type,quality_rating,status,name_status,is_on_biz_app,last_onboarded_time'
const more = `${fields},throughput,is_official_business_account,is_pin_enabled,whatsapp_business_manager_messaging_limit`

/** The calls of a signup and nothing around them, each told to `done` before the next: what no server can be faster than. */
export async function callsOf(
  { url, appId, secret }: GraphOf,
  { code, assets: { waba_id, phone_number_id } }: Popup,
  done: (step: string, answer: Record<string, unknown>) => unknown = () => {},
) {
  async function call(
    step: string,
    method: string,
    path: string,
    query: Record<string, string>,
    token?: string,
    body?: object,
  ) {
    const address = new URL(`${url}/v26.0/${path}`)
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
    if (token) address.searchParams.set('appsecret_proof', createHmac('sha256', secret).update(token).digest('hex'))
    const response = await fetch(address, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(`${step}: ${JSON.stringify(answer)}`)
    await done(step, answer)
    return answer
  }

  const exchange = { client_id: appId, client_secret: secret, code }
  const token = (await call('exchange', 'POST', 'oauth/access_token', {}, undefined, exchange)).access_token as string
  await call('inspect', 'GET', 'debug_token', { input_token: token }, `${appId}|${secret}`)
  await call('numbers', 'GET', `${waba_id}/phone_numbers`, { fields, limit: '100' }, token)
  await call('choose', 'GET', waba_id, { fields: 'owner_business_info' }, token)
  await call('subscribed', 'GET', `${waba_id}/subscribed_apps`, {}, token)
  await call('subscribe', 'POST', `${waba_id}/subscribed_apps`, {}, token)
  await call('number', 'GET', phone_number_id, { fields: more }, token)
  const pin = String(randomInt(100_000, 1_000_000))
  await call('register', 'POST', `${phone_number_id}/register`, {}, token, { messaging_product: 'whatsapp', pin })
  await call('complete', 'GET', phone_number_id, { fields: more }, token)
  await call('account', 'GET', waba_id, { fields: 'id,status,account_review_status' }, token)
}

/** A whole signup by hand: each step is on the disk before the next begins, as the server has it; tokens are stored bare. */
export async function signUp(sql: Sql, graph: GraphOf, linkId: string, id: string, popup: Popup) {
  const { code, assets } = popup
  const at = () => new Date().toISOString()
  const [link] = await sql.run('select * from setup_links where id = $1', linkId)
  const project = link?.project_id as string
  const event = (run: Run, name: string) =>
    run(
      'insert into link_events (id, project_id, setup_link_id, attempt_id, name, detail, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      ...[uuid(), project, linkId, id, name, '{}', at()],
    )
  await sql.run('select * from attempts where setup_link_id = $1 and id = $2', linkId, id)
  await sql.transaction(async (run) => {
    await run(
      `insert into attempts (id, project_id, setup_link_id, connection_type, status, step, code_hash, hints, synced, actions, tries, created_at, updated_at)
       values ($1, $2, $3, 'dedicated', 'exchanging', 'exchange', $4, $5, '[]', '[]', 0, $6, $6) on conflict do nothing returning *`,
      ...[id, project, linkId, createHash('sha256').update(code).digest('hex'), JSON.stringify(assets), at()],
    )
    await event(run, 'popup_ended')
    await run(`update setup_links set setup_status = 'processing' where id = $1 and status = 'active'`, linkId)
  })

  const step = (name: string, change: string, ...values: string[]) =>
    sql.transaction(async (run) => {
      await run(
        `update attempts set ${change}, step = $1, updated_at = $2 where id = $3 returning *`,
        name,
        at(),
        id,
        ...values,
      )
      await event(run, 'step_done')
    })
  let number: Record<string, unknown> = {}
  await callsOf(graph, popup, async (done, answer) => {
    if (done === 'exchange') await step('inspect', `status = 'working', token = $4`, answer.access_token as string)
    if (done === 'inspect') await step('choose', 'waba_ids = null')
    if (done === 'choose')
      await step('subscribe', 'waba_id = $4, phone_number_id = $5', assets.waba_id, assets.phone_number_id)
    if (done === 'subscribe') await step('register', 'tries = 0')
    if (done === 'number')
      await sql.run(
        `insert into number_pins (project_id, phone_number_id, pin, created_at) values ($1, $2, '123456', $3) on conflict do nothing`,
        ...[project, assets.phone_number_id, at()],
      )
    if (done === 'register') {
      await sql.run(
        'update number_pins set accepted_at = $1 where project_id = $2 and phone_number_id = $3',
        at(),
        project,
        assets.phone_number_id,
      )
      await step('complete', 'typed_pin = null')
    }
    if (done === 'complete') number = answer
  })

  await sql.transaction(async (run) => {
    const moment = at()
    await run('select * from setup_links where id = $1', linkId)
    await run(
      `update setup_links set status = 'used', setup_status = 'completed', completed_at = $1 where id = $2 and status = 'active'`,
      ...[moment, linkId],
    )
    await run(
      `insert into accounts (id, number, project_id, customer_id, waba_id, status, created_at, updated_at)
       values ($1, $2, $3, $4, $5, 'active', $6, $6) on conflict do nothing`,
      ...[uuid(), randomInt(2 ** 47), project, link?.customer_id as string, assets.waba_id, moment],
    )
    await run(
      `insert into phone_numbers (id, project_id, customer_id, phone_number_id, business_account_id, connection_type, name, display_phone_number,
         number, kind, connection_status, inbound_processing_enabled, calls_enabled, token, created_at, updated_at)
       values ($1, $2, $3, $4, $5, 'dedicated', $6, $6, $7, 'production', 'active', 1, 0, 'token', $8, $8) returning *`,
      ...[uuid(), project, link?.customer_id as string, assets.phone_number_id, assets.waba_id],
      ...[number.display_phone_number as string, randomInt(2 ** 47), moment],
    )
    await run(
      `update attempts set status = 'completed', token = null, ended_at = $1 where id = $2 returning *`,
      moment,
      id,
    )
    await run(
      'insert into audit_log (id, project_id, actor, action, subject, detail, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      ...[uuid(), project, 'customer', 'phone_number.connected', assets.phone_number_id, '{}', moment],
    )
    await run(`select * from webhooks where project_id = $1 and phone_number_id is null and active = 1`, project)
    await event(run, 'completed')
  })
  return { setup_link_id: linkId, phone_number_id: assets.phone_number_id, business_account_id: assets.waba_id }
}
