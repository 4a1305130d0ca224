import type { MouseEvent } from 'react'
import { addons } from 'storybook/preview-api'
import { icon } from '../../server/http/pages/icon.ts'
import './start.css'

interface Way {
  to: string
  name: string
  why: string
}

/** Who comes here, and what each of them is looking for. An id is that of a story or, with `--docs`, of a page. */
export const ways: Record<string, Way[]> = {
  'You make the look': [
    { to: 'theme-studio--studio', name: 'Make a theme', why: 'From a logo, a picture or an address, in one act.' },
    { to: 'steps-welcome--welcome', name: 'Look at each step', why: 'In your theme, dark, in Arabic, on a phone.' },
    { to: 'about-tokens--docs', name: 'Tokens and parts', why: 'What a theme paints, and the name of each part.' },
  ],
  'You build it in': [
    {
      to: 'journeys--a-good-day',
      name: 'Click through a signup',
      why: 'The real widget; Meta is played in this page.',
    },
    { to: 'doors-dialog--opened', name: 'Ways to embed it', why: 'As a dialog, or as an element without React.' },
    { to: 'step-editor--step-editor', name: 'Ask questions of your own', why: 'Forms before and after the signup.' },
  ],
  'You answer for the words': [
    { to: 'languages--welcome', name: 'Twelve languages', why: 'Each screen, side by side.' },
    { to: 'about-words-and-tone--docs', name: 'Words and tone', why: 'How the widget speaks, sentence by sentence.' },
    { to: 'about-do-and-don-t--docs', name: 'Do and don’t', why: 'What makes a theme good, in pairs.' },
  ],
  'You help customers': [
    { to: 'faults--every-fault', name: 'Everything that goes wrong', why: 'What customers read, and what helps them.' },
    { to: 'console-today--data', name: 'The console', why: 'What operators see of each signup.' },
    { to: 'about-what-it-is--docs', name: 'What this is', why: 'The product in two minutes.' },
  ],
}

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
