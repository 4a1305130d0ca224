import type { Locator, Page } from '@playwright/test'
import { en } from '../../../support/english.ts'
import { bundle } from '../../host.ts'
import { expect, test, type World } from '../../world.ts'
import { guestPage, listen, sourceOf } from '../page.ts'
import { app, embedded } from './app.ts'
import { type Host, hostsOf } from './hosts.ts'

/*
 * Pages of hosts as chance makes them: styles × places × Facebook's script × globals × callbacks × doors. Whatever they are, the
 * host's own elements stay as they were, and the customer has a way on in sight. `npm run test:pages` looks at 500 of them.
 */
const count = Number(process.env.GUEST_PAGES ?? 6)
const seed = Number(process.env.GUEST_SEED ?? 19)

let bundled: ReturnType<typeof bundle> | undefined

async function open(page: Page, world: World, host: Host) {
  const site = await guestPage(world)
  const props = { serverUrl: world.url, token: site.link.token, locale: 'en', redirect: 'never' }
  const guest = { ...host, page: undefined, props }
  const before = `<script>window.guest = ${JSON.stringify(guest).replaceAll('<', '\\u003c')}</script>`
  if (host.door === 'embed.js') site.embed(`${before}${host.page}<script>${embedded}</script>`)
  else {
    bundled ??= bundle(sourceOf(app))
    Object.assign(site.files, await bundled)
    site.show(`${before}${host.page}`)
  }
  await page.goto(site.url)
  return site
}

/** The page without us: what it is made of outside of the widget's place, and what the root says. */
const outside = (page: Page) =>
  page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement
    copy.querySelector('#place')?.replaceChildren()
    for (const script of copy.querySelectorAll('script, #fb-root')) script.remove()
    return copy.outerHTML
  })

/** Whether a press in its middle reaches it, once it is scrolled to. */
async function inSight(way: Locator) {
  await way.scrollIntoViewIfNeeded()
  return way.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const root = element.getRootNode() as Document | ShadowRoot
    const hit = root.elementFromPoint(left + width / 2, top + height / 2)
    return { large: height >= 43 && width >= 43, pressed: !!hit && (element.contains(hit) || hit.contains(element)) }
  })
}

async function visit(page: Page, world: World, host: Host) {
  const heard = listen(page)
  // What is there before anything of ours has loaded.
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/(app|embed)\.js/, async (route) => {
    await held
    await route.continue()
  })
  const opening = open(page, world, host)
  await expect(page.locator('footer')).toBeAttached()
  const before = await outside(page)
  release()
  await using _ = await opening

  const inside = page.locator('.pb-root[data-step]')
  await inside.getByRole('button', { name: en.launch }).click()
  // Either the window can be opened now, or what stops it is said with a way on.
  await expect(inside).toHaveAttribute('data-step', /launch|popup|failed/)
  const launch = inside.getByRole('button', { name: en.launch, exact: true })
  await expect(
    launch
      .and(page.locator(':enabled'))
      .or(inside.getByRole('button', { name: en.retry }))
      .or(inside.and(page.locator('[data-step=popup], [data-step=failed]')))
      .first(),
  ).toBeVisible()
  // A host may take Facebook's script away: the button brings it back, and the next press opens the window.
  for (let presses = 0; presses < 3 && (await launch.isVisible()); presses++) {
    await launch.click()
    await expect(
      inside.and(page.locator('[data-step=popup], [data-step=failed]')).or(launch.and(page.locator(':enabled'))),
    ).toBeVisible()
  }
  await expect(inside).toHaveAttribute('data-step', /popup|failed/)
  expect((await inside.boundingBox())?.width, 'wide enough to be read').toBeGreaterThan(200)
  const way = inside.locator('.pb-actions').locator('button:enabled, a[href]').filter({ visible: true }).first()
  await expect(way).toBeVisible()
  await expect.poll(() => inSight(way)).toEqual({ large: true, pressed: true })
  if (host.door !== 'the dialog') expect(await outside(page), 'the host’s own elements, beside us').toBe(before)

  await page.evaluate('window.leave()')
  await expect(inside).toHaveCount(0)
  await expect.poll(() => outside(page), 'the host’s own elements, after us').toBe(before)
  expect(await page.title(), 'the host’s form').toBe('Host')
  const theirs = /the host’s own|a router of the host/
  expect(heard.errors.filter((message) => !theirs.test(message))).toEqual([])
}

/** Pages of one test: they share a server, and a page mostly waits. */
const batch = 20
const atOnce = 4
const hosts = hostsOf(seed, count).map((host, at) => ({ ...host, name: `page ${at + 1}: ${host.name}` }))

for (let from = 0; from < count; from += batch)
  test(`pages ${from + 1} to ${Math.min(from + batch, count)} of seed ${seed} stay as they were, with a way on`, async ({
    browser,
    world,
  }) => {
    test.setTimeout(1_200_000)
    const waiting = hosts.slice(from, from + batch)
    const problems: string[] = []
    const lane = async () => {
      for (let host = waiting.shift(); host; host = waiting.shift()) {
        await using context = await browser.newContext()
        const page = await context.newPage()
        const problem = await visit(page, world, host).then(
          () => undefined,
          (error) => `${host?.name}\n${error}`.slice(0, 1_500),
        )
        if (problem) problems.push(problem)
        console.log(problem ?? host.name) // `npm run test:pages` counts them
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    expect(problems).toEqual([])
  })
