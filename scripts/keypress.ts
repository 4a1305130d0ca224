import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright'
import { build, type Plugin, type Rolldown } from 'vite'
import { browser as hosted } from '../vite.config.ts'
import { chromiumArgs, ensureChromium } from './browser.ts'

/**
 * From a keypress to what it paints, in the country step with every country there is: real keys, in a real Chromium, over
 * what the hosted page runs. `npm run keypress` prints it, for this machine and for a processor four times as slow.
 */
const page = `
  import { jsx as createElement } from 'react/jsx-runtime'
  import { createRoot } from 'react-dom/client'
  import { everyCountry, providing } from '/stories/fixtures.ts'
  import { next } from '/widget/moves.ts'
  import { OnboardingView } from '/widget/onboarding-view.tsx'
  import '/widget/styles.css'

  const root = createRoot(document.body.appendChild(document.createElement('main')))
  let state = { step: 'country', session: providing(everyCountry), type: 'dedicated', country: null }
  const show = () => root.render(createElement(OnboardingView, { state, send, sdk: 'ready', locale: 'en', linkUrl: '' }))
  const send = (event) => { state = next(state, event); show() }
  show()

  window.took = []
  // A task that is queued in a frame runs when that frame has been painted.
  addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => window.took.push(performance.now() - timeStamp)
    port2.postMessage(null)
  }), true)
`
const entry: Plugin = {
  name: 'page',
  resolveId: (id) =>
    id === 'keypress'
      ? '\0keypress'
      : id.startsWith('/widget/') || id.startsWith('/stories/')
        ? `${hosted.root}${id}`
        : null,
  load: (id) => (id === '\0keypress' ? page : null),
}
const { output } = (await build({
  ...hosted,
  logLevel: 'error',
  plugins: [entry],
  build: { write: false, modulePreload: false, rolldownOptions: { input: 'keypress' } },
})) as Rolldown.RolldownOutput
const files = new Map(output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]))
const [script] = output.flatMap((file) => (file.type === 'chunk' && file.isEntry ? [file.fileName] : []))
const styles = output.flatMap(({ fileName }) =>
  fileName.endsWith('.css') ? [`<link rel="stylesheet" href="/${fileName}">`] : [],
)
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Countries</title>${styles.join('')}<body><script type="module" src="/${script}"></script>`
const server = createServer((req, res) => {
  const file = files.get(req.url ?? '')
  const type = req.url?.endsWith('.js') ? 'text/javascript' : req.url?.endsWith('.css') ? 'text/css' : 'text/html'
  res.writeHead(200, { 'Content-Type': type }).end(file ?? html)
}).listen(0)

const chrome = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs })
try {
  const tab = await chrome.newPage()
  await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  const field = tab.getByRole('combobox')
  await field.focus()
  const countries = await tab.getByRole('option').count()
  const slow = await tab.context().newCDPSession(tab)
  process.stdout.write(
    `${countries} countries, from keypress to paint, in milliseconds (median, four of five, worst):\n`,
  )
  for (const rate of [1, 4]) {
    await slow.send('Emulation.setCPUThrottlingRate', { rate })
    for (const [what, keys] of [
      ['typing', [...'united']],
      ['taking back', Array<string>(6).fill('Backspace')],
      ['arrows', Array<string>(6).fill('ArrowDown')],
    ] as const) {
      const times: number[] = []
      for (let round = 0; round < 5; round++) {
        await field.fill(what === 'taking back' ? 'united' : '')
        await tab.evaluate('window.took = []')
        for (const [at, key] of keys.entries()) {
          await tab.keyboard.press(key)
          await tab.waitForFunction(`window.took.length > ${at}`)
        }
        times.push(...((await tab.evaluate('window.took')) as number[]))
      }
      times.sort((one, other) => one - other)
      const at = (part: number) => times[Math.ceil(times.length * part) - 1]?.toFixed(1).padStart(6)
      process.stdout.write(
        `  ${rate === 1 ? 'as it is  ' : `${rate} times slower`.padEnd(10)} ${what.padEnd(12)}${at(0.5)}${at(0.8)}${at(1)}\n`,
      )
    }
  }
} finally {
  await chrome.close()
  server.close()
}
