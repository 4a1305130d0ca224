import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { stepStories } from '../../stories/all.ts'
import { OnboardingView } from '../../widget/index.ts'
import '../../widget/styles.css'
import { until } from '../support/until.ts'

/*
 * A browser's translator puts each text into elements of its own, and extensions move what they like. React finds its way
 * as long as a text is alone in its element: it is then set as the element's text, and nothing is put before it.
 */
afterEach(cleanup)

/** What in-page translators do: each text node moves into two <font> elements. */
function translate(node: Node) {
  for (const child of [...node.childNodes])
    if (child instanceof Text && child.data.trim() && child.parentNode?.nodeName !== 'FONT') {
      const outer = document.createElement('font')
      const inner = outer.appendChild(document.createElement('font'))
      child.replaceWith(outer)
      inner.append(`«${child.data}»`)
    } else if (child instanceof Element) translate(child)
}

const settled = async (container: HTMLElement, step: string) => {
  await until(() => expect(container.querySelector('[data-step]')).toHaveProperty('dataset.step', step))
  if (step !== 'loading') await until(() => expect(container.querySelector('.pb-title')).toBeTruthy(), 10_000)
}

it.each(stepStories)('leaves every text alone in its element: $file $name', async ({ props }) => {
  const { container } = render(<OnboardingView {...props} />)
  await settled(container, props.state.step)
  const beside: string[] = []
  const walk = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode() as Text | null; text; text = walk.nextNode() as Text | null)
    if (text.data.trim() && text.parentElement?.childNodes.length !== 1)
      beside.push(text.parentElement?.outerHTML ?? '')
  expect(beside).toEqual([])
})

it('goes from any state to any other while the page is being translated', async () => {
  const broken: string[] = []
  const complaints = vi.spyOn(console, 'error').mockImplementation((...said) => void broken.push(String(said[0])))
  const Host = ({ at }: { at: number }) => (
    <main>
      <h1>Host app settings</h1>
      <OnboardingView {...(stepStories[at] as (typeof stepStories)[0]).props} />
    </main>
  )
  const { container, rerender } = render(<Host at={0} />)
  const order = stepStories.flatMap((_, at) => [at, (at * 7 + 3) % stepStories.length])
  for (const at of order) {
    rerender(<Host at={at} />)
    await settled(container, stepStories[at]?.props.state.step as string)
    translate(container)
    expect(screen.getByRole('heading', { level: 1 })).toHaveProperty('textContent', '«Host app settings»')
  }
  complaints.mockRestore()
  expect(broken).toEqual([])
})
