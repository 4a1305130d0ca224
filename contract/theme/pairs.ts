/**
 * Every colour that is read or has to be seen, with the contrast that WCAG 2.2 AA asks for (1.4.3: 4.5 for words; 1.4.11: 3 for
 * marks and edges), and each ground that it stands on in the widget's style sheets. The names are those of the custom properties
 * without `--pb-`. What corrects a theme, what tells of it, the studio and the tests all read this table; a colour on a further
 * ground is a further name here.
 */
export const pairs = {
  text: [4.5, 'card', 'muted', 'accent-surface', 'destructive-surface'],
  'muted-text': [4.5, 'card', 'muted', 'accent-surface'],
  destructive: [4.5, 'card', 'destructive-surface'],
  link: [4.5, 'card', 'accent-surface'],
  'primary-text': [4.5, 'primary', 'primary-hover'],
  'secondary-text': [4.5, 'secondary', 'secondary-hover'],
  accent: [3, 'card', 'muted', 'accent-surface'],
  'primary-edge': [3, 'card', 'muted'],
  'secondary-edge': [3, 'card', 'muted'],
  'field-border': [3, 'card', 'muted'],
} as const satisfies Record<string, readonly [least: number, ...grounds: string[]]>
