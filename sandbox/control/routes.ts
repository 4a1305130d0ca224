import { type Context, Hono } from 'hono'
import { SignupRefused } from '../dialog/choices.ts'
import { sandboxFailed } from '../http/failed.ts'
import { readBody, UnreadableBody } from '../http/params.ts'
import type { Control } from './control.ts'

// biome-ignore lint/suspicious/noExplicitAny: the control object checks what it is given
type Env = { Variables: { body: any } }

const longestBody = 10_000_000

/** `/_control/*`: the control object over HTTP, JSON in and out. */
export function controlRoutes(control: Control): Hono<Env> {
  const routes = new Hono<Env>()
  const done = (c: Context<Env>) => c.json({ ok: true })
  const body = (c: Context<Env>) => c.get('body')

  // Another site's page can post a form here without a preflight; it cannot post JSON.
  routes.use(async (c, next) => {
    const json = /^application\/json\b/i.test(c.req.header('Content-Type') ?? '')
    if (c.req.method === 'GET') return next()
    const cure = 'Send the header Content-Type: application/json, and JSON (or {}) as the body.'
    if (!json) return c.json({ error: cure }, 415)
    c.set('body', await readBody(c.req.raw, longestBody))
    return next()
  })

  routes.get('/scenarios', (c) => c.json(control.scenarios()))
  routes.post('/scenario', (c) => {
    control.play(body(c).name)
    return c.json({ current: control.scenarios().current })
  })
  routes.post('/reset', (c) => {
    control.reset()
    return done(c)
  })
  routes.get('/clock', (c) => c.json({ now: control.clock.now() }))
  routes.post('/clock', (c) => {
    control.clock.advance(body(c).advance)
    return c.json({ now: control.clock.now() })
  })
  routes.post('/settings', (c) => c.json(control.settings(body(c))))

  routes.get('/calls', (c) => {
    const { method, path, object, status } = c.req.query()
    const filter = { ...(method && { method }), ...(path && { path }), ...(object && { object }) }
    return c.json({ calls: control.calls({ ...filter, ...(status && { status: Number(status) }) }) })
  })
  routes.delete('/calls', (c) => {
    control.clearCalls()
    return done(c)
  })

  routes.get('/dialogs', (c) => c.json({ dialogs: control.dialogs() }))

  routes.get('/remarks', (c) => c.json({ remarks: control.remarks() }))
  routes.delete('/remarks', (c) => {
    control.clearRemarks()
    return done(c)
  })

  routes.get('/state', (c) => c.json(control.state()))
  routes.patch('/state/:id', (c) => {
    control.patch(c.req.param('id'), body(c))
    return done(c)
  })

  routes.get('/faults', (c) => c.json({ faults: control.faults() }))
  routes.post('/faults', (c) => {
    control.fault(body(c))
    return c.json({ ok: true }, 201)
  })
  routes.delete('/faults', (c) => {
    control.clearFaults()
    return done(c)
  })

  routes.post('/finish', (c) => c.json(control.finish(body(c)), 201))
  routes.post('/disconnect', (c) => {
    control.disconnect(body(c))
    return done(c)
  })
  routes.post('/offboard', (c) => {
    control.offboard(body(c))
    return done(c)
  })
  routes.post('/reconnect', (c) => {
    control.reconnect(body(c))
    return done(c)
  })
  routes.post('/move', (c) => c.json(control.move(body(c)), 201))
  routes.post('/name_review', (c) => {
    control.reviewName(body(c))
    return done(c)
  })
  routes.get('/messages', (c) => c.json({ messages: control.messages(c.req.query()) }))
  routes.post('/phone/write', async (c) => c.json({ message: await control.phone.write(body(c)) }, 201))
  routes.post('/phone/read', (c) => {
    control.phone.read(body(c))
    return done(c)
  })
  routes.post('/phone/move', (c) => {
    control.phone.move(body(c))
    return done(c)
  })
  routes.post('/echo', (c) => c.json({ message: control.echo(body(c)) }, 201))
  routes.post('/template_review', (c) => {
    control.reviewTemplate(body(c))
    return done(c)
  })
  routes.get('/webhooks', (c) => c.json({ deliveries: control.webhooks.deliveries() }))
  routes.post('/webhooks/together', async (c) =>
    c.json({ delivery: await control.webhooks.sendTogether(body(c).webhooks ?? []) }),
  )
  routes.post('/webhooks', async (c) => c.json({ delivery: await control.webhooks.send(body(c)) }))

  routes.get('/apps', (c) => c.json({ apps: control.apps.list() }))
  routes.post('/apps', (c) => {
    control.apps.add(body(c))
    return c.json({ ok: true }, 201)
  })
  routes.post('/apps/secret', (c) => {
    control.apps.resetSecret(body(c))
    return done(c)
  })

  routes.get('/twilio', (c) => c.json(control.twilio.state()))
  routes.get('/twilio/calls', (c) => c.json({ calls: control.twilio.calls() }))
  routes.post('/twilio/numbers', (c) => c.json(control.twilio.own(body(c)), 201))
  routes.post('/twilio/papers', (c) => c.json(control.twilio.papers(body(c)), 201))
  routes.post('/twilio/text', (c) => c.json({ taken: control.twilio.text(body(c)) }))
  routes.post('/twilio/call', (c) => c.json({ taken: control.twilio.call(body(c)) }))

  routes.all('*', (c) => c.json({ error: 'The control API has no such address. GET / lists them.' }, 404))
  routes.onError((error, c) => {
    if (error instanceof UnreadableBody) return c.json({ error: 'The body must be JSON.' }, 400)
    const told = error instanceof TypeError || error instanceof RangeError || error instanceof SignupRefused
    if (told) return c.json({ error: error.message }, 422)
    return sandboxFailed(error)
  })
  return routes
}

/** What the control API can be asked, as `POST /scenario`, for the front page. */
export const operationsOf = (routes: Hono<Env>): string[] =>
  routes.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
