import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import {
  faults,
  type LanguageCode,
  languages,
  languageTitles,
  pictureUrl,
  type Theme,
  themeVariables,
} from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { CustomHost } from '../../runtime/hosts.ts'
import { isShortToken, linkInAddress, linkToken } from '../../security/link-token.ts'
import { findLink, linkStatus } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findProject } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'
import { toIso } from '../../time.ts'
import { launchedBy } from '../../use-cases/links/launched-by.ts'
import { lookOf, themeOf } from '../../use-cases/links/theme.ts'
import { customHost } from '../hosts/gate.ts'
import { sent } from '../operation.ts'
import { preferredLanguage } from '../preferred-language.ts'
import { countRefusal, enforceLimit } from '../refusals.ts'
import type { BrowserFiles } from './browser-files.ts'
import { sendCompressed } from './compressed.ts'
import { escapeHtml } from './html.ts'
import { get } from './operation.ts'

/**
 * `GET /s/:token`: the page of a link from an e-mail. Opening it changes nothing, because mail scanners open links too. A link
 * that is over gets the same page, which says so, with a fitting status. A reload asks with the first part of the token alone
 * (`widget/hosted-address.ts`): such a page knows nothing of the link and finds the token in the tab's history.
 */
export const hostedPage = get('/s/:token', {
  id: 'getHostedPage',
  summary: 'The page that a customer opens',
  description: 'Opening it changes nothing: mail scanners open links too.',
  answer: sent('A page.', 'text/html'),
  refusals: [409, 410],
  async handle({ deps, params, req, res }) {
    const { files } = deps
    const id = linkInAddress(deps.keys, params.token)
    const host = customHost(res)
    const found = id ? await findLink(deps.db, id) : undefined
    const link = host && found?.project_id !== host.projectId ? undefined : found
    const projectId = link?.project_id ?? host?.projectId
    const reloaded = isShortToken(params.token)
    if (link) enforceLimit(await deps.limits.take('link', link.id), res)
    else if (!reloaded) await countRefusal(deps.limits, req, res)
    const project = projectId ? await findProject(deps.db, projectId) : undefined
    const theme = project ? themeOf(link, project) : {}
    const company = theme.company_name ?? project?.name
    const meta = withSdk(link, project, host) ? deps.meta : null
    const nonce = randomBytes(16).toString('base64')

    await secured(deps.publicUrl, meta, link, nonce, host)(req, res, () => {})
    res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
    if (!reloaded) res.status(link ? statuses[linkStatus(link, toIso(deps.now()))] : faults.link_not_found.status)
    const language = link?.language ?? preferredLanguage(req) ?? 'en'
    const expected = link?.status === 'active' && !link.reconnect_phone_number && link.setup_status === 'pending'
    const token = link ? linkToken(deps.keys, link.id) : params.token
    const page = { expected, token, language, fixed: link?.language ?? '', theme, nonce, files }
    const sdk = meta && new URL(meta.sdk_url).origin
    const icon = host && theme.logo_url
    await sendCompressed(req, res, html({ ...page, company, publicUrl: host?.url ?? deps.publicUrl, sdk, icon }))
  },
})

const statuses = { active: 200, used: faults.already_used.status, expired: 410, revoked: 410 }

/** Whether Meta's SDK is to be loaded: on a project's own host it works only where Meta was told of it. */
const withSdk = (link: SetupLinkRow | undefined, project: Project | undefined, host: CustomHost | undefined) =>
  link && project ? launchedBy(link, project, host !== undefined) === 'sdk' : !host

/**
 * What this page may load, and who may embed it. No inline code runs, and no Referer contains the link's token.
 *
 * @param meta where Meta's SDK is, and what it talks to; null where it is not to be loaded
 */
function secured(
  publicUrl: string,
  meta: Deps['meta'] | null,
  link: SetupLinkRow | undefined,
  nonce: string,
  host: CustomHost | undefined,
) {
  const sdk = meta ? [new URL(meta.sdk_url).origin] : []
  const dialogs = meta && (meta.dialog_origins.length ? meta.dialog_origins : metaDialogs)
  const https = publicUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", ...sdk],
        'style-src': ["'self'", `'nonce-${nonce}'`],
        'img-src': ["'self'", 'https:', 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...sdk, ...(dialogs ? ['https://graph.facebook.com', ...dialogs] : [])],
        'frame-src': dialogs ?? ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': link && link.allowed_origins !== '[]' ? JSON.parse(link.allowed_origins) : ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: https && (host ? { includeSubDomains: false } : true),
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: false,
  }) as RequestHandler
}

const metaDialogs = ['https://www.facebook.com', 'https://web.facebook.com', 'https://staticxx.facebook.com']

interface Page {
  token: string
  /** The page's first language; `fixed` is the link's own, if it has one. */
  language: LanguageCode
  fixed: string
  theme: Theme
  company: string | undefined
  /** Whether the reader is probably a new customer: then the heading of the first screen is known. */
  expected: boolean
  nonce: string
  /** Where the page and its files are: ours, or the project's own host. */
  publicUrl: string
  /** The picture of the tab, on a project's own host. */
  icon: string | undefined
  /** The origin of Meta's SDK, if it is to be loaded. */
  sdk: string | null
  files: BrowserFiles
}

const html = ({ token, language, fixed, theme, company, expected, nonce, publicUrl, icon, sdk, files }: Page) => {
  const title = titleOf(language, company)
  return `<!doctype html>
<html lang="${language}" dir="${languages[language].direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="description" content="${escapeHtml(title)}">
<meta name="theme-color" content="${escapeHtml(theme.background_color ?? '#ffffff')}">
<title>${escapeHtml(title)}</title>
${card(title, theme, company)}
<link rel="icon" href="${escapeHtml(icon ?? 'data:,')}">
${sdk ? `<link rel="preconnect" href="${escapeHtml(sdk)}">` : ''}
<style nonce="${nonce}">:root{${variables(theme)}}</style>
<style nonce="${nonce}">${files.css}</style>
${files.preloads.map((file) => `<link rel="modulepreload" href="${escapeHtml(`${publicUrl}/${file}`)}">`).join('\n')}
<script type="module" src="${escapeHtml(`${publicUrl}/${files.script}`)}"></script>
</head>
<body data-layout="${theme.layout ?? 'card'}">
<main id="patchbay" data-token="${escapeHtml(token)}" data-server-url="${escapeHtml(publicUrl)}" data-language="${escapeHtml(fixed)}">${outline(theme, company, expected ? title : '')}</main>
<noscript>${escapeHtml(noscript)}</noscript>
</body>
</html>
`
}

/** What chat programs show of the link: who invites, and to what. Nothing of it tells which customer is meant. */
function card(title: string, theme: Theme, company: string | undefined): string {
  const named = {
    'og:type': 'website',
    'og:title': title,
    'og:site_name': company,
    'og:image': theme.logo_url,
    'twitter:card': 'summary',
  }
  return Object.entries(named)
    .flatMap(([name, content]) => (content ? [`<meta property="${name}" content="${escapeHtml(content)}">`] : []))
    .join('\n')
}

/**
 * The content until the script has loaded: the widget's own outline (`widget/steps/loading.tsx`), so that nothing moves when the
 * widget replaces it, and the invitation, if it is known.
 */
const outline = (theme: Theme, company: string | undefined, title: string) =>
  `<div class="pb-root"><div class="pb-card"><div class="pb-brand"><span class="pb-company">${
    theme.logo_url || !company || !title
      ? ''
      : `<span class="pb-initial" aria-hidden="true">${escapeHtml([...company][0] ?? '')}</span>${escapeHtml(company)}`
  }</span></div><div class="pb-screen" aria-busy="true"><div class="pb-content pb-skeleton">${
    title ? `<h1 class="pb-title">${escapeHtml(title)}</h1>` : '<i></i>'
  }<i></i><i></i><i></i></div></div></div></div>`

/**
 * The page's title until the widget has loaded. A link without a company has a shorter one. A company name in a right-to-left
 * script is isolated.
 */
function titleOf(language: LanguageCode, company: string | undefined) {
  const { alone, joined } = languageTitles[language]
  const name = languages[language].direction === 'rtl' ? `\u2068${company}\u2069` : company
  return company ? joined.replace('{company}', () => name as string) : alone
}
const noscript = 'This page needs JavaScript to open Facebook’s sign-in window. Please turn it on and reload.'

/** The theme before the first paint. Values were parsed by the contract when the link was made; the picture's address is quoted. */
function variables(theme: Theme): string {
  const { background_image: picture } = theme
  const all = {
    ...(lookOf(theme) ?? themeVariables({})),
    ...(picture ? { '--pb-background-image': pictureUrl(picture) } : {}),
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}:${value.replace(/[<>{};]/g, '')}`)
    .join(';')
}
