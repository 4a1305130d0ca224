import { Router } from 'express'
import type { World } from '../world/world.ts'
import { browserFile } from './routes.ts'

/** `/en_US/sdk.js` and its debug build, in every locale. */
export function sdkRouter(world: World): Router {
  const router = Router()
  router.get(/^\/[a-z]{2}_[A-Z]{2}\/(sdk\.js|sdk\/debug\.js)$/, async (_, res) => {
    // Pages load it with crossorigin="anonymous". Never kept, so that a change of scenario is seen at once.
    res.set({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'no-store',
    })
    const { sdk } = world.scenario.scenario
    if (sdk === 'missing') return void res.status(404).type('text').send('Not found')
    res.type('js').send(sdk === 'stub' ? '// nothing here\n' : await browserFile('sdk.js'))
  })
  return router
}
