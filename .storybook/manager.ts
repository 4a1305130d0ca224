import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming/create'
import { icon } from '../server/http/pages/icon.ts'

const ink = '#0f172a'
const soft = '#475569'
const brand = '#4f46e5'

/** The frame around the stories, in the colours of the console and of the server's pages. */
const theme = create({
  base: 'light',
  brandTitle: `<img src="${icon}" alt="" width="24" height="24" style="vertical-align:-6px;margin-inline-end:8px">Patchbay`,
  brandUrl: './?path=/story/start-here--start-here',
  brandTarget: '_self',
  colorPrimary: brand,
  colorSecondary: brand,
  appBg: '#f8fafc',
  appContentBg: '#ffffff',
  appPreviewBg: '#ffffff',
  appBorderColor: '#e2e8f0',
  appBorderRadius: 8,
  fontBase: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  textColor: ink,
  textMutedColor: soft,
  barTextColor: soft,
  barSelectedColor: brand,
  barHoverColor: brand,
  inputBorder: '#888b90',
  inputTextColor: ink,
  inputBorderRadius: 6,
})

addons.setConfig({
  theme,
  layoutCustomisations: {
    // The studio is a page of its own: it has the whole window, and its own way back.
    showSidebar: ({ path }, shown) => (isStudio(path) ? false : shown),
    showToolbar: ({ path }, shown) => (isStudio(path) || isStart(path) ? false : shown),
    showPanel: ({ path }, shown) => (isStudio(path) || isStart(path) ? false : shown),
  },
})

const isStudio = (path: string | undefined) => /\/story\/(theme-studio|step-editor)--/.test(path ?? '')
const isStart = (path: string | undefined) => /\/story\/start-here--/.test(path ?? '')

// Storybook puts its own name behind that of each page.
const rename = () => {
  const ours = document.title.replace(/Storybook$/, 'Patchbay')
  if (document.title !== ours) document.title = ours
}
new MutationObserver(rename).observe(document.head, { subtree: true, childList: true, characterData: true })
rename()
