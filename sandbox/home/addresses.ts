import { escapeHtml } from '../dialog/page.ts'
import type { World } from '../world/world.ts'

/** What a server is told of the sandbox in place of Meta and Twilio, and the operations of the control API for tests. */
export function addresses({ app, twilio }: World, url: string, control: string[]): string {
  const values = {
    'App ID': app.id,
    'Configuration ID': app.configId,
    'Configuration ID for coexistence': app.coexistenceConfigId,
    'JavaScript SDK': `${url}/en_US/sdk.js`,
    'Signup dialog': `${url}/v26.0/dialog/oauth`,
    'Graph API': `${url}/v26.0/`,
    'Twilio API': `${url}/2010-04-01/`,
    'Twilio Account SID': twilio.credentials.accountSid,
    'Control API': `${url}/_control/`,
  }
  const rows = Object.entries(values).map(
    ([name, value]) => `<dt>${name}</dt><dd data-copy="${name}">${escapeHtml(value)}</dd>`,
  )
  return `<section class="body">
<h2>For your server’s settings</h2>
<p>Ids and addresses to give in place of Meta’s and Twilio’s. <code>npm start</code> and <code>patchbay sandbox</code> set them by themselves.</p>
<dl class="summary">${rows.join('\n')}
<dt>Webhooks go to</dt><dd>${escapeHtml(app.subscription?.url ?? 'nowhere yet')}</dd></dl>
</section>
<section class="body">
<h2>For your tests</h2>
<p>Everything on this page, and more, by the control API:</p>
<ul class="control">${control.map((line) => `<li>${line}</li>`).join('')}</ul>
</section>`
}
