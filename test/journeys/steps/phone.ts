import type { Browser, Page } from '@playwright/test'

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const asks = (page: Page, question: string | RegExp) => page.getByRole('textbox', { name: question })

/** Another phone of the same customer. */
export async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, reducedMotion: 'reduce' })
  return context.newPage()
}
