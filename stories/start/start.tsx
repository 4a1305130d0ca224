import type { MouseEvent } from 'react'
import { addons } from 'storybook/preview-api'
import { icon } from '../../server/http/pages/icon.ts'
import './start.css'
import { ways } from './ways.ts'

/** The first page: it draws nothing of the widget, so that it is there at once. */
export const Start = () => (
  <main className="start">
    <header>
      <img src={icon} alt="" width={40} height={40} />
      <h1>Connecting a WhatsApp number</h1>
      <p>
        This is the widget that your customers go through, in every state and every look. Where do you want to begin?
      </p>
    </header>
    <div className="start-ways">
      {Object.entries(ways).map(([who, all]) => (
        <section key={who} aria-label={who}>
          <h2>{who}</h2>
          <ul>
            {all.map(({ to, name, why }) => (
              <li key={to}>
                <a href={addressOf(to)} target="_top" onClick={(event) => open(event, to)}>
                  {name}
                </a>
                <p>{why}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  </main>
)

const addressOf = (id: string) => `./?path=/${id.endsWith('--docs') ? 'docs' : 'story'}/${id}`

/** Without loading Storybook anew, unless another tab is wanted. */
function open(event: MouseEvent, storyId: string) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || window === window.top) return
  event.preventDefault()
  addons.getChannel().emit('selectStory', { storyId })
}
