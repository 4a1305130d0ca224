import type { Theme } from '../../contract/theme/theme.ts'

/** Places to begin: each passes contrast as it stands, in the schemes it allows. */
export const presets: Record<string, Theme> = {
  Fresh: {
    ...{ primary_color: '#15803d', primary_foreground_color: '#ffffff', destructive_color: '#b91c1c' },
    ...{ muted_text_color: '#475569', color_scheme: 'light' },
  },
  Ink: {
    ...{ primary_color: '#0f172a', primary_foreground_color: '#ffffff', muted_text_color: '#475569' },
    ...{ destructive_color: '#b91c1c', radius: 6, color_scheme: 'light' },
  },
  Lagoon: {
    ...{ primary_color: '#0f766e', primary_foreground_color: '#ffffff', background_color: '#f0fdfa' },
    ...{ card_color: '#ffffff', muted_color: '#f0fdfa', muted_text_color: '#475569', border_color: '#ccfbf1' },
    ...{ destructive_color: '#b91c1c', radius: 16, color_scheme: 'light' },
  },
  Terracotta: {
    ...{ primary_color: '#9a3412', primary_foreground_color: '#ffffff', background_color: '#fdf6ee' },
    ...{ card_color: '#fffdf9', muted_color: '#f7ede1', border_color: '#eadccb', text_color: '#292018' },
    ...{ muted_text_color: '#5f5145', secondary_color: '#f1e4d5', secondary_foreground_color: '#292018' },
    ...{ destructive_color: '#b91c1c', radius: 10, color_scheme: 'light' },
  },
  Plum: {
    ...{ primary_color: '#7e22ce', primary_foreground_color: '#ffffff', muted_text_color: '#475569' },
    ...{ destructive_color: '#be123c', radius: 20, color_scheme: 'light' },
  },
  Night: {
    ...{ primary_color: '#a5b4fc', primary_foreground_color: '#14142b', background_color: '#0b0b14' },
    ...{ card_color: '#14141f', muted_color: '#1f1f2e', border_color: '#2c2c40', text_color: '#f4f4f8' },
    ...{ muted_text_color: '#b8b8cc', secondary_color: '#1f1f2e', secondary_foreground_color: '#f4f4f8' },
    ...{ destructive_color: '#fca5a5', radius: 8, color_scheme: 'dark' },
  },
}
