import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { SignupRefused } from '../dialog/signup.ts'
import type { Control } from './control.ts'

/** `/_control/*`: the control object over HTTP, JSON in and out. */
export function controlRouter(control: Control): Router {
  const router = Router()
  router.use(needJson, express.json({ limit: '1mb' }))

  router.get('/scenarios', (_, res) => void res.json(control.scenarios()))
  router.post('/scenario', (req, res) => {
    control.play(req.body?.name)
    res.json({ current: control.scenarios().current })
  })
  router.post('/reset', (_, res) => {
    control.reset()
    res.json({ ok: true })
  })
  router.get('/clock', (_, res) => void res.json({ now: control.clock.now() }))
  router.post('/clock', (req, res) => {
    control.clock.advance(req.body?.advance)
    res.json({ now: control.clock.now() })
  })
  router.post('/settings', (req, res) => void res.json(control.settings(req.body ?? {})))

  router.get('/calls', (req, res) => {
    const { method, path, object, status } = req.query as Record<string, string>
    const filter = { ...(method && { method }), ...(path && { path }), ...(object && { object }) }
    res.json({ calls: control.calls({ ...filter, ...(status && { status: Number(status) }) }) })
  })
  router.delete('/calls', (_, res) => {
    control.clearCalls()
    res.json({ ok: true })
  })

  router.get('/state', (_, res) => void res.json(control.state()))
  router.patch('/state/:id', (req, res) => {
    control.patch(req.params.id, req.body ?? {})
    res.json({ ok: true })
  })

  router.get('/faults', (_, res) => void res.json({ faults: control.faults() }))
  router.post('/faults', (req, res) => {
    control.fault(req.body)
    res.status(201).json({ ok: true })
  })
  router.delete('/faults', (_, res) => {
    control.clearFaults()
    res.json({ ok: true })
  })

  router.post('/finish', (req, res) => void res.status(201).json(control.finish(req.body ?? {})))
  router.post('/disconnect', (req, res) => {
    control.disconnect(req.body ?? {})
    res.json({ ok: true })
  })
  router.post('/name_review', (req, res) => {
    control.reviewName(req.body ?? {})
    res.json({ ok: true })
  })
  router.get('/webhooks', (_, res) => void res.json({ deliveries: control.webhooks.deliveries() }))
  router.post('/webhooks', async (req, res) => void res.json({ delivery: await control.webhooks.send(req.body) }))

  router.get('/twilio', (_, res) => void res.json(control.twilio.state()))
  router.get('/twilio/calls', (_, res) => void res.json({ calls: control.twilio.calls() }))
  router.post('/twilio/numbers', (req, res) => void res.status(201).json(control.twilio.own(req.body ?? {})))
  router.post('/twilio/papers', (req, res) => void res.status(201).json(control.twilio.papers(req.body ?? {})))
  router.post('/twilio/text', (req, res) => void res.json({ taken: control.twilio.text(req.body ?? {}) }))
  router.post('/twilio/call', (req, res) => void res.json({ taken: control.twilio.call(req.body ?? {}) }))

  router.use((_, res) => void res.status(404).json({ error: 'The control API has no such address. GET / lists them.' }))
  router.use((error: unknown, _: Request, res: Response, next: NextFunction) => {
    const told = error instanceof TypeError || error instanceof RangeError || error instanceof SignupRefused
    if (told) return void res.status(422).json({ error: error.message })
    if ((error as { status?: number }).status === 400)
      return void res.status(400).json({ error: 'The body must be JSON.' })
    next(error)
  })
  return router
}

/** Another site's page can post a form here without asking; it cannot post JSON. */
function needJson(req: Request, res: Response, next: NextFunction): void {
  if (req.method === 'GET' || req.is('application/json')) next()
  else res.status(415).json({ error: 'Send the header Content-Type: application/json, and JSON (or {}) as the body.' })
}
