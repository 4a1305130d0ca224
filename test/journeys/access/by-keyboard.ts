import { expect, type Page } from '@playwright/test'

/** The word of whatever has the focus, as a screen reader would say it, and whether its outline can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const shown = [element, element.closest('label')].some(
      (part) =>
        part && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 2,
    )
    const label = (element as HTMLInputElement).labels?.[0]?.textContent
    return {
      name: element.ariaLabel ?? label ?? element.textContent ?? '',
      shown: shown || !element.closest('.pb-root'),
    }
  })

/** Goes there by Tab alone; on the way, nothing that has the focus is without its ring, and nothing holds it. */
export async function tabTo(page: Page, name: string | RegExp) {
  const names: string[] = []
  for (let tabs = 0; tabs < 25; tabs++) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    expect(at.shown, `the focus can be seen on “${at.name}”`).toBe(true)
    if (typeof name === 'string' ? at.name.trim() === name : name.test(at.name)) return
    names.push(at.name)
  }
  throw new Error(`Tab never came to ${name}; it went over ${names.join(', ')}`)
}
