import type { ReactNode } from 'react'
import { expect, waitFor } from 'storybook/test'
import './gallery.css'

/** Many widgets side by side, each below its name. The names are for the eye: what a widget is comes from itself. */
export function Gallery<T extends string>({ of, children }: { of: readonly T[]; children: (name: T) => ReactNode }) {
  return (
    <div className="gallery">
      {of.map((name) => (
        <figure key={name} data-cell={name}>
          <figcaption>{name}</figcaption>
          {children(name)}
        </figure>
      ))}
    </div>
  )
}

/** What a gallery shows, by name, once every widget in it has its words: read at once, for a gallery holds a lot. */
export async function shownIn<T extends string>(canvasElement: HTMLElement, names: readonly T[]) {
  await waitFor(() => expect(canvasElement.querySelectorAll('.pb-title')).toHaveLength(names.length), {
    timeout: 10_000,
  })
  return names.map((name) => {
    const cell = canvasElement.querySelector(`[data-cell="${name}"]`)
    const root = cell?.querySelector<HTMLElement>('.pb-root')
    return {
      name,
      language: root?.lang,
      direction: root?.dir,
      title: cell?.querySelector('.pb-title')?.textContent ?? '',
      button: cell?.querySelector('button') ?? null,
    }
  })
}
