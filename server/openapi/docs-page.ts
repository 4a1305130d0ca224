import { escapeHtml as text } from '../http/hosted/html.ts'
import { copyable, type Page } from '../http/pages/page.ts'
import { calendar } from '../meta/calendar.ts'
import { docsStyle } from './docs-style.ts'
import type { OpenApiDocument } from './document.ts'
import { anchor, prose, shapeHtml } from './html.ts'
import { operationHtml } from './operation-html.ts'
import { type Audience, audiences } from './tags.ts'
import { words } from './words.ts'

/** The document as a page: one `<details>` for each operation, under who calls it. Without a script it is all there, too. */
export function docsPage(document: OpenApiDocument): Page {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = document.tags.filter(({ name }) => operations.some(({ operation }) => operation.tags.includes(name)))
  const shown = (name: string) => tags.find((tag) => tag.name === name)?.['x-displayName'] ?? name
  const sections = tags.map(
    ({
      name,
      description,
    }) => `<section aria-labelledby="${anchor(name)}"><h2 id="${anchor(name)}">${text(shown(name))}</h2><p>${prose(description)}</p>
${operations
  .filter(({ operation }) => operation.tags.includes(name))
  .map((one) => operationHtml(document, one))
  .join('\n')}</section>`,
  )
  const contents = (Object.keys(audiences) as Audience[]).map(
    (audience) =>
      `<h2>${text(audiences[audience])}</h2><ul>${tags
        .filter((tag) => tag['x-audience'] === audience)
        .map(({ name }) => `<li><a href="#${anchor(name)}">${text(shown(name))}</a></li>`)
        .join('\n')}</ul>`,
  )
  const body = `<nav aria-label="Contents"><strong>Patchbay API</strong>
<form role="search" hidden><label for="search">Search operations (press /)</label><input id="search" type="search" autocomplete="off" spellcheck="false"><p role="status"></p></form>
${contents.join('\n')}
<h2>Besides</h2><ul><li><a href="#words">Words</a></li>
<li><a href="#shapes">Data types</a></li>
<li><a href="#dates">What Meta changes, and when</a></li>
<li><a href="openapi.json">openapi.json</a></li></ul>
</nav>
<main>
<h1>Patchbay API</h1>
<p>Send your key as <code>X-API-Key</code>. Each example works as it stands once your shell knows your key and an id or two:</p>
${copyable(
  'export API_KEY=…           # from the first start, or: patchbay keys create\nexport CUSTOMER_ID=…       # from POST /platform/v1/customers',
  'the two variables',
)}
<p>Begin with <a href="#createCustomer">a customer</a> and <a href="#createSetupLink">a setup link</a> for them. <a href="#words">Words that this API uses in its own way</a> are explained at the end.</p>
${sections.join('\n')}
<section aria-labelledby="words"><h2 id="words">Words</h2>
<dl>${Object.entries(words)
    .map(([word, meaning]) => `<dt>${text(word)}</dt><dd>${prose(meaning)}</dd>`)
    .join('')}</dl></section>
<section aria-labelledby="shapes"><h2 id="shapes">Data types</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => `<h3 id="shape-${text(name)}"><code>${text(name)}</code></h3>${shapeHtml(schema)}`)
  .join('\n')}
</section>
<section aria-labelledby="dates"><h2 id="dates">What Meta changes, and when</h2>
<p>What Meta ends, or begins to ask for. A server says so in its log and in <code>patchbay doctor</code> from 60 days before.</p>
<ul>${calendar.map(({ on, what, page }) => `<li>${text(on)}: <a href="${text(page)}">${text(what)}</a></li>`).join('')}</ul>
</section>
</main>`
  return { title: 'Patchbay API', style: docsStyle, body }
}
