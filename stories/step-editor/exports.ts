import type { Steps } from '../../contract/index.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)

/** What a developer pastes: the field of a link, or a call that makes one. */
export const exported: Record<string, (steps: Steps) => string> = {
  JSON: (steps) => json({ setup_link: { steps } }),
  curl: (steps) =>
    [
      'curl -X POST "$PATCHBAY_URL/platform/v1/customers/$CUSTOMER_ID/setup_links" \\',
      '  -H "X-API-Key: $PATCHBAY_API_KEY" -H "Content-Type: application/json" \\',
      `  -d '${json({ setup_link: { steps } }).replaceAll("'", "'\\''")}'`,
    ].join('\n'),
}
