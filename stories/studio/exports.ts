import { camelTheme } from '../../contract/theme/spelling.ts'
import type { Theme } from '../../contract/theme/theme.ts'
import { themeVariables } from '../../contract/theme/variables.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** JSON as one writes it in JavaScript: names without quotes where they need none. */
const literal = (value: unknown) => json(value).replace(/^(\s*)"(\w+)":/gm, '$1$2:')

const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`)

/** A theme as whoever builds it in can paste it. Each can be read back by `readTheme`. */
export const formats: Record<string, { hint: string; write: (theme: Theme) => string }> = {
  theme_config: {
    hint: 'The Platform API: theme_config of a setup link.',
    write: (theme) => json({ theme_config: theme }),
  },
  themeConfig: {
    hint: 'The admin API: themeConfig of a setup link.',
    write: (theme) => json({ themeConfig: camelTheme(theme) }),
  },
  CSS: {
    hint: 'Custom properties for a page that embeds the widget. What you set this way is not corrected.',
    write: (theme) =>
      [
        `/* Patchbay theme ${JSON.stringify(theme).replaceAll('*/', '*\\/')} */`,
        '.pb-root {',
        ...Object.entries(themeVariables(theme)).map(([name, value]) => `  ${name}: ${value} !important;`),
        '}',
      ].join('\n'),
  },
  curl: {
    hint: 'Makes a link that wears the theme. Put in your server, key and customer.',
    write: (theme) =>
      [
        'curl -X POST "$PATCHBAY_URL/platform/v1/customers/$CUSTOMER_ID/setup_links" \\',
        '  -H "X-API-Key: $PATCHBAY_API_KEY" -H "Content-Type: application/json" \\',
        `  -d '${json({ setup_link: { theme_config: theme } }).replaceAll("'", "'\\''")}'`,
      ].join('\n'),
  },
  React: {
    hint: 'The widget in your own page; wins over what the link says.',
    write: (theme) =>
      [
        "import { WhatsAppOnboarding } from 'patchbay'",
        "import 'patchbay/styles.css'",
        '',
        'export const ConnectWhatsApp = ({ token }: { token: string }) => (',
        '  <WhatsAppOnboarding',
        '    serverUrl="https://app.example.com/patchbay"',
        '    token={token}',
        `    theme={${indented(literal(theme), '    ')}}`,
        '  />',
        ')',
      ].join('\n'),
  },
}
