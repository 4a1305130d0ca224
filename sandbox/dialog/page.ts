/** Text inside HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** Data for a page's own script: JSON that cannot close the element that contains it. */
const scriptJson = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')

const frame = (title: string, inside: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_dialog/assets/dialog.css">
</head>
<body>
<header><span class="brand"><span class="mark" aria-hidden="true"></span>Business connect</span><span class="ribbon">Sandbox</span></header>
${inside}
</body>
</html>
`

export const dialogPage = (boot: unknown): string =>
  frame(
    'Business connect (sandbox)',
    `<main id="main"></main>
<script type="application/json" id="boot">${scriptJson(boot)}</script>
<script type="module" src="/_dialog/assets/dialog.js"></script>`,
  )

/** A page of WhatsApp Manager, which the customer opens beside the page they came from. */
export const managerPage = (title: string, inside: string): string =>
  frame(title, `<main><div class="body"><h1>${escapeHtml(title)}</h1>${inside}</div></main>`)

/** What Meta shows for a wrong app or configuration id: it gives no help, and leads to no code. */
export const sorryPage = (): string =>
  frame(
    'Error',
    `<main><div class="body"><h1>Sorry, something went wrong.</h1><p>We’re working on getting this fixed as soon as we can.</p></div></main>`,
  )

/** What Meta shows for a redirect_uri that the app's settings do not list: it does not redirect. */
export const blockedPage = (): string =>
  frame(
    'URL blocked',
    `<main><div class="body"><h1>URL blocked</h1><p>This redirect failed because the redirect URI is not whitelisted in the app’s Client OAuth Settings. Make sure Client and Web OAuth Login are on and add all your app domains as Valid OAuth Redirect URIs.</p></div></main>`,
  )

/** What Meta shows in a window of its SDK that ran on a host which the app's settings do not list. */
export const unknownHostPage = (): string =>
  frame(
    'JSSDK Unknown Host domain',
    `<main><div class="body"><h1>JSSDK Unknown Host domain</h1><p>The Domain you are hosting the Facebook Javascript SDK is not in your app’s Javascript SDK host domain list. Please go to your app’s Facebook Login settings and add it to the Allowed Domains for the JavaScript SDK.</p></div></main>`,
  )

export const spoofPage = (): string =>
  '<!doctype html><meta charset="utf-8"><title>Frame</title><script src="/_dialog/assets/spoof.js"></script>'
