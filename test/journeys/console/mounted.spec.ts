import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { createPatchbay } from '../../../server/index.ts'
import { expect, test } from '../world.ts'

const project = '00000000-0000-7000-8000-000000000001'

test('staff of a host app work in the console behind its login, at an address of its own @browser', async ({
  page,
  world,
}, testInfo) => {
  const app = express()
  const server = createServer(app).listen(0)
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const { app: metaApp, url: graphUrl } = world.sandbox
  const patchbay = await createPatchbay({
    publicUrl: `${url}/whatsapp`,
    databaseUrl: `sqlite:${testInfo.outputPath('host.db')}`,
    secretKey: randomBytes(32).toString('base64'),
    apiKey: 'a key of the host',
    log: pino({ level: 'silent' }),
    meta: { appId: metaApp.id, appSecret: metaApp.secret, configId: metaApp.configId, graphUrl },
  })
  const isStaff = (cookie = '') => cookie.includes('staff=ann')
  app.get('/login', (_req, res) => void res.cookie('staff', 'ann').type('text').send('Welcome'))
  app.get('/logout', (_req, res) => void res.clearCookie('staff').type('text').send('Bye'))
  app.use('/whatsapp', patchbay.router)
  const { router } = patchbay.console({
    authorize: async (request) => (isStaff(request.headers.cookie) ? { project, role: 'act' } : null),
  })
  app.use('/ops', router)

  await page.goto(`${url}/ops/console`)
  const goOn = page.getByRole('button', { name: 'Go on' })
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText('Nobody is signed in to the app')
  await expect(page.getByLabel('API key of your project'), 'no key opens it').toHaveCount(0)
  const elsewhere = await page.context().newPage()
  await elsewhere.goto(`${url}/login`)
  await goOn.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Webhooks' }).click()
  await expect(page).toHaveURL(`${url}/ops/console/webhooks`)
  await page.reload()
  await page.getByRole('button', { name: 'New webhook' }).click()
  const made = page.getByRole('dialog', { name: 'New webhook' })
  await made.getByLabel('Address of your backend').fill('https://acme.example/hooks')
  await made.getByRole('button', { name: 'Make it' }).click()
  const row = page.getByRole('row').filter({ hasText: 'https://acme.example/hooks' })
  await expect(row).toBeVisible()

  await elsewhere.goto(`${url}/logout`)
  await row.getByRole('button', { name: 'Switch off' }).click()
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(ended).toBeVisible()
  const kept = async () => {
    const headers = { 'X-API-Key': 'a key of the host' }
    return (await (await fetch(`${url}/whatsapp/platform/v1/whatsapp/webhooks`, { headers })).json()).data
  }
  expect(await kept(), 'who is signed out changes nothing').toMatchObject([{ active: true }])
  await elsewhere.goto(`${url}/login`)
  await ended.getByRole('button', { name: 'Go on' }).click()
  await expect(ended).toBeHidden()
  await expect(row.getByRole('button', { name: 'Switch on' }), 'and the act is done').toBeVisible()
  expect(await kept()).toMatchObject([{ active: false }])
  await patchbay.close()
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
})
