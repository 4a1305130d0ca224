import * as z from 'zod/mini'
import { ApiLog, ConsoleSessionEntry, CurrentTheme, ProjectTheme } from '../../../contract/index.ts'
import { before, id } from './fixtures.ts'

export const requests = z.array(ApiLog).parse(
  (
    [
      [201, null],
      [422, 'invalid_request'],
      [503, 'database_away'],
    ] as const
  ).map(([status, fault], n) => ({
    ...{ id: id(850 + n), request_id: id(860 + n), api_key_id: id(600), method: n ? 'GET' : 'POST' },
    ...{ path: n ? '/platform/v1/customers/:customer_id' : '/platform/v1/customers/:customer_id/setup_links' },
    ...{ status, fault, duration_ms: 4 + 1_200 * n, created_at: before(3 * n + 1) },
  })),
)

export const sessions = z.array(ConsoleSessionEntry).parse(
  (['key', 'ticket'] as const).map((entrance, n) => ({
    ...{ id: id(870 + n), role: n ? 'read' : 'act', entrance, current: !n },
    key: { id: id(600 + n), name: n ? 'Console' : 'On call', prefix: n ? null : 'pb_live_4f2a' },
    browser: n
      ? 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Safari/605.1'
      : 'Mozilla/5.0 (X11; Linux x86_64)',
    ...{ created_at: before(40 + n), expires_at: before(-680 + n) },
  })),
)

export const themes = z.array(ProjectTheme).parse(
  [2, 1].map((version) => ({
    ...{ id: id(880 + version), version, theme: { primary_color: version === 2 ? '#0f766e' : '#be123c' } },
    ...{ actor: `api_key:${id(600)}`, created_at: before(60 * (3 - version)) },
  })),
)

export const theme = CurrentTheme.parse({ ...themes[0], warnings: [] })
