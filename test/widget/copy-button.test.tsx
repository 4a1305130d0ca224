import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { CopyButton } from '../../widget/ui/copy-button.tsx'

describe('a button that copies', () => {
  let root: Root
  const kept = vi.fn(async (_text: string) => {})
  const show = (text: string) => root.render(<CopyButton text={text} label="Copy the code" copied="Copied" />)

  beforeEach(() => {
    kept.mockClear()
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(kept) // Chromium keeps its own for a page in front.
    root = createRoot(document.body.appendChild(document.createElement('div')))
  })
  afterEach(() => {
    root.unmount()
    document.body.replaceChildren()
    vi.restoreAllMocks()
  })

  it('says so for a moment, and offers it again', async () => {
    show('123830')
    await page.getByRole('button', { name: 'Copy the code' }).click()
    expect(kept).toHaveBeenCalledExactlyOnceWith('123830')
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied')
    await expect.element(page.getByRole('button', { name: 'Copy the code' }), { timeout: 4_000 }).toBeVisible()
  })

  it('shows the text, selected, where the browser refuses', async () => {
    kept.mockRejectedValueOnce(new DOMException('not allowed', 'NotAllowedError'))
    show('123830')
    await page.getByRole('button', { name: 'Copy the code' }).click()
    const field = page.getByRole('textbox', { name: 'Copy the code' })
    await expect.element(field).toHaveValue('123830')
    await expect.element(field).toHaveFocus()
    const input = field.element() as HTMLInputElement
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 6])
    await expect.element(page.getByRole('status')).toHaveTextContent('')
  })

  it('does not say so of another text, which nobody has copied', async () => {
    show('123830')
    await page.getByRole('button', { name: 'Copy the code' }).click()
    await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    show('555555')
    await expect.element(page.getByRole('button', { name: 'Copy the code' }), { timeout: 1_000 }).toBeVisible()
  })
})
