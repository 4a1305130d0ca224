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
