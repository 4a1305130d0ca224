/** A page of Acme's own. */
export const page = (title: string, body: string, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} · Acme CRM</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/acme.css">${head}</head>
<body><header><a href="/">Acme CRM</a><span>a demo host app</span></header><main>${body}</main></body></html>
`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text inside HTML. */
export const text = (value: string | null | undefined) =>
  (value ?? '').replace(/[&<>"']/g, (sign) => entities[sign] as string)
