import type { Scenario } from '../world/scenario.ts'

/** Calls on nodes and their edges. The code exchange is not among them: it must never be tried twice. */
const nodes = '^/v[0-9.]+/[0-9]+'

const upset = (code: number, message: string, transient = false) => ({
  error: { message, type: 'OAuthException', code, is_transient: transient, fbtrace_id: 'AsandboxFaultInjected00' },
})

/** Graph on a bad day. */
export const graphScenarios = {
  'graph-500': {
    description: 'The first two node calls answer 500.',
    faults: [
      { path: nodes, times: 2, answer: { status: 500, body: upset(2, 'Service temporarily unavailable', true) } },
    ],
  },
  'graph-429': {
    description: 'The first two node calls answer 429: the rate limit of the WABA is used up.',
    faults: [
      {
        path: nodes,
        times: 2,
        answer: {
          status: 429,
          headers: {
            'X-App-Usage': '{"call_count":100,"total_time":25,"total_cputime":25}',
            'X-Business-Use-Case-Usage':
              '{"0":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":1}]}',
          },
          body: upset(80007, '(#80007) There have been too many calls to this WhatsApp Business account.'),
        },
      },
    ],
  },
  'graph-nonsense': {
    description: 'The first two node calls answer 200 with a page of HTML.',
    faults: [
      {
        path: nodes,
        times: 2,
        answer: { status: 200, raw: '<html><body>Sorry</body></html>', headers: { 'Content-Type': 'text/html' } },
      },
    ],
  },
  'graph-errors-as-text': {
    description: 'Refusals have their numbers as text, null for what is missing, and error_data as text.',
    graph: { errors: 'as text' },
  },
  'graph-unknown-limit': {
    description: 'The first two node calls are refused with a rate limit that has another code (80008), as 400.',
    faults: [{ path: nodes, times: 2, answer: { status: 400, body: upset(80008, '(#80008) Too many calls.') } }],
  },
  'graph-fields-gone': {
    description: 'Graph no longer has some fields of a number: asking for one refuses the whole request (#100).',
    graph: { gone: ['quality_rating', 'is_on_biz_app', 'throughput', 'health_status'] },
  },
  'register-unavailable': {
    description: 'Registering a number is never answered but with 503 (133004).',
    faults: [
      {
        method: 'POST',
        path: '/register$',
        answer: { status: 503, body: upset(133004, '(#133004) Server Temporarily Unavailable') },
      },
    ],
  },
  'graph-slow': {
    description: 'Every node call takes two seconds longer.',
    faults: [{ path: nodes, answer: { delay: 2000 } }],
  },
  'graph-hangs': {
    description: 'The first node call gets no answer for a minute.',
    faults: [{ path: nodes, times: 1, answer: { hang: 60_000 } }],
  },
} as const satisfies Record<string, Scenario>
