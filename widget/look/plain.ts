/**
 * `themeVariables({})` of the contract, written down: the look of a widget that has no theme, and of one whose theme is not known
 * yet. What calculates a theme is larger and comes for those that have one. A test holds the two equal.
 */
export const plain: Record<string, string> = {
  '--pb-scheme': 'light',
  '--pb-background': '#ffffff',
  '--pb-card': '#ffffff',
  '--pb-text': '#0f172a',
  '--pb-muted': '#f1f5f9',
  '--pb-accent-surface': '#e9f9ef',
  '--pb-destructive-surface': '#fef0f0',
  '--pb-border': '#e2e8f0',
  '--pb-primary': '#22c55e',
  '--pb-primary-text': '#0f172a',
  '--pb-primary-hover': '#20b958',
  '--pb-secondary': '#f1f5f9',
  '--pb-secondary-text': '#0f172a',
  '--pb-secondary-hover': '#e3e6ea',
  '--pb-muted-text': '#5f6e84',
  '--pb-destructive': '#cb3a3a',
  '--pb-link': '#16803d',
  '--pb-accent': '#1b9e4b',
  '--pb-primary-edge': '#1b9e4b',
  '--pb-secondary-edge': '#858789',
  '--pb-field-border': '#888b90',
  '--pb-radius': '12px',
}
