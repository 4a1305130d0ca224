import { configure, expect } from 'storybook/test'
import { afterEach, beforeEach } from 'vitest'
import { commands, page } from 'vitest/browser'
import '@fontsource-variable/noto-sans'
import '@fontsource-variable/noto-sans-arabic'
import '@fontsource-variable/noto-sans-devanagari'
import '@fontsource-variable/noto-sans-jp'
import './pictures.css'

declare module 'vitest/browser' {
  interface BrowserCommands {
    comparePicture(story: string): Promise<string | null>
  }
}

/** What a story is looked at in: as wide as it needs, as high as it is. */
const phone = [414, 896] as const
const wide = [1320, 900] as const
const widthOf = (story: string) =>
  /^(start-here|languages|faults|theme-studio|doors-dialog|console-[\w-]+)--/.test(story) ? wide : phone

// A loaded machine takes longer than the library's one second to draw what a story looks for.
configure({ asyncUtilTimeout: 15_000 })

let before = 0
const asserted = () => expect.getState().assertionCalls ?? 0

beforeEach(() => {
  before = asserted()
})

/** A story that says nothing fails, and so does one that looks different from its picture. */
afterEach(async ({ task }) => {
  const { storyId: story } = task.meta as { storyId?: string }
  if (!story || task.result?.state === 'fail') return
  if (asserted() === before) throw new Error(`${story} asserts nothing: give it a play function that does`)

  const [width, least] = widthOf(story)
  document.documentElement.dataset.picture = story.split('--')[0]
  await resize(width, least)
  await document.fonts.ready
  let problem: string | null = null
  // What comes late may make the page higher or lower, or be there at the next look. A page is never lower than its window.
  for (let looks = 0; looks < 5; looks++) {
    await settled()
    await resize(width, least)
    await resize(width, Math.min(9_000, Math.max(least, document.documentElement.scrollHeight)))
    await frame()
    problem = await commands.comparePicture(story)
    if (!problem) break
  }
  delete document.documentElement.dataset.picture
  await resize(...phone)
  if (problem) throw new Error(problem)
})

/** Only where it changes something: it is a way to another process and back. */
const resize = async (width: number, height: number) => {
  if (innerWidth !== width || innerHeight !== height) await page.viewport(width, height)
}

/** What comes by itself after the first drawing (words, a flag, a picture) has come: nothing changes for a moment. */
const settled = () =>
  new Promise<void>((resolve) => {
    const end = () => {
      watch.disconnect()
      resolve()
    }
    let timer = setTimeout(end, 100)
    const watch = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(end, 100)
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
    setTimeout(end, 2_000)
  }).then(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))))

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
